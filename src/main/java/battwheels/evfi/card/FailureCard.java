package battwheels.evfi.card;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one failure: flat in JSON, grouped here by what it answers. Whose it is says the type that holds it
 * ({@link KnownCard}), not a field of its own.
 *
 * @param failureId {@code fc_...}
 * @param versionHistory the latest {@link #HISTORY_MAX} changes, oldest first
 */
public record FailureCard(
        String failureId,
        String title,
        @Nullable String description,
        CardStatus status,
        Subsystem subsystemCategory,
        FailureMode failureMode,
        FailureSignature failureSignature,
        String signatureHash,
        @JsonUnwrapped Signs signs,
        @JsonUnwrapped Cause cause,
        @JsonUnwrapped Diagnosis diagnosis,
        @JsonUnwrapped Cure cure,
        @JsonUnwrapped Fit fit,
        @JsonUnwrapped Metrics metrics,
        List<String> keywords,
        List<String> tags,
        @JsonUnwrapped Provenance provenance,
        List<VersionEntry> versionHistory) {

    public static final int HISTORY_MAX = 100;

    public FailureCard {
        keywords = Listed.copy(keywords);
        tags = Listed.copy(tags);
        versionHistory = Listed.copy(versionHistory);
    }

    /** Counts the changes of its content, from 1; not the version of the document, which its ETag shows. */
    public int version() {
        return versionHistory.isEmpty() ? 1 : versionHistory.getLast().version();
    }

    public FailureCard standing(CardStatus to, Metrics trust, Provenance origin) {
        return new FailureCard(
                failureId,
                title,
                description,
                to,
                subsystemCategory,
                failureMode,
                failureSignature,
                signatureHash,
                signs,
                cause,
                diagnosis,
                cure,
                fit,
                trust,
                keywords,
                tags,
                origin,
                versionHistory);
    }
}
