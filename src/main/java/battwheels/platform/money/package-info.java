/** Amounts of Indian rupees: whole paise in code and store, decimal rupees on the wire, never binary floating point. */
@NullMarked
package battwheels.platform.money;

import org.jspecify.annotations.NullMarked;
