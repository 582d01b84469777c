/**
 * How a card of one organization becomes one of the library: proposed, scrubbed, its very text confirmed, reviewed by the
 * platform, revocable.
 */
@NullMarked
package battwheels.evfi.promotion;

import org.jspecify.annotations.NullMarked;
