package battwheels.evfi.matching;

import battwheels.evfi.card.CardText;
import battwheels.evfi.card.FailureMode;
import battwheels.evfi.card.Signatures;
import battwheels.evfi.card.Subsystem;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a vehicle shows: what cards are looked for by.
 *
 * @param words blank when there are codes alone
 * @param codes in upper case, each once
 * @param drafts whether the organization's own drafts are wanted too
 * @param limit most cards to find
 */
public record Shown(
        String words,
        List<String> codes,
        @Nullable String make,
        @Nullable String model,
        @Nullable Subsystem subsystem,
        @Nullable FailureMode mode,
        @Nullable String temperature,
        @Nullable String load,
        boolean drafts,
        int limit) {

    public Shown {
        codes = List.copyOf(codes);
    }

    List<String> symptoms() {
        return words.isEmpty() ? List.of() : List.of(words);
    }

    /** Of exactly what was told. */
    String signature() {
        return Signatures.hash(symptoms(), codes, subsystem, mode, temperature, load);
    }

    /** Every signature a card could have that says no more and no less than what was told. */
    Set<String> signatures() {
        return Signatures.hashes(
                symptoms(),
                codes,
                subsystem == null ? EnumSet.allOf(Subsystem.class) : List.of(subsystem),
                mode == null ? EnumSet.allOf(FailureMode.class) : List.of(mode),
                temperature,
                load);
    }

    /** The states of cards that may be found. */
    Set<String> labels() {
        return drafts ? Set.of(CardText.APPROVED, CardText.DRAFT) : Set.of(CardText.APPROVED);
    }
}
