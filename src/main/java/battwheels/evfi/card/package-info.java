/**
 * What a failure card is: its parts, its states, who may do what with it ({@link battwheels.evfi.card.CardRules}), and the
 * signature by which one failure is known again.
 */
@NullMarked
package battwheels.evfi.card;

import org.jspecify.annotations.NullMarked;
