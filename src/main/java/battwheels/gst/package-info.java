/**
 * Goods and services tax as pure figures: who taxes a supply, at what amounts, and how a document's lines add up.
 *
 * <p>Nouns: {@link battwheels.gst.GstState}, {@link battwheels.gst.Supply} (from where to where),
 * {@link battwheels.gst.PricedLine} and {@link battwheels.gst.AssessedLine} (a line before and after tax),
 * {@link battwheels.gst.Totals}, {@link battwheels.gst.Assessment} (the whole document),
 * {@link battwheels.gst.HsnSac}, {@link battwheels.gst.AmountInWords}. No store, no clock: every document of every
 * domain gets its amounts from {@link battwheels.gst.Assessment#of}, so that lines, header and journal agree.
 */
@NullMarked
package battwheels.gst;

import org.jspecify.annotations.NullMarked;
