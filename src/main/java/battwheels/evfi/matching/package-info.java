/**
 * Finds the cards that fit what a vehicle shows, in stages, and says of each why and how well
 * ({@link battwheels.evfi.matching.MatchRules}).
 */
@NullMarked
package battwheels.evfi.matching;

import org.jspecify.annotations.NullMarked;
