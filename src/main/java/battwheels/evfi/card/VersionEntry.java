package battwheels.evfi.card;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One earlier change of a card: which version it made, and the wire names of the fields it touched. */
public record VersionEntry(Integer version, Instant updatedAt, String updatedBy, List<String> changes) {

    public VersionEntry(Integer version, Instant updatedAt, String updatedBy, @Nullable List<String> changes) {
        this.version = version;
        this.updatedAt = updatedAt;
        this.updatedBy = updatedBy;
        this.changes = Listed.copy(changes);
    }
}
