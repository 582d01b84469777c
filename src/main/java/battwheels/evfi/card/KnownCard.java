package battwheels.evfi.card;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** A failure card together with whose knowledge it is. The two kinds are kept in different stores. */
public sealed interface KnownCard {
    FailureCard card();

    /** {@code tenant} or {@code global}. */
    @JsonProperty("scope")
    String scope();

    @JsonProperty("version")
    default int version() {
        return card().version();
    }

    /** A card of one organization, which nobody else sees. */
    record OfTenant(@JsonUnwrapped FailureCard card) implements KnownCard {
        @Override
        public String scope() {
            return "tenant";
        }
    }

    /** A card of the library that all organizations read; it came there by review. */
    record OfAll(@JsonUnwrapped FailureCard card) implements KnownCard {
        @Override
        public String scope() {
            return "global";
        }
    }
}
