/**
 * The similarity index of cards: kept up by events, compared with the documents and mended by a job, built beside the old
 * one after a change of model. It is never the truth.
 */
@NullMarked
package battwheels.evfi.index;

import org.jspecify.annotations.NullMarked;
