package battwheels.evfi.matching;

import battwheels.evfi.card.FailureCard;
import battwheels.evfi.card.KnownCard;

/**
 * A card under consideration.
 *
 * @param points ten-thousandths of the score
 * @param place in the fused list of the search, 0 where there is none
 */
record Candidate(KnownCard known, MatchStage stage, int points, int place) {
    FailureCard card() {
        return known.card();
    }

    Candidate better(Candidate other) {
        return other.points > points ? other : this;
    }
}
