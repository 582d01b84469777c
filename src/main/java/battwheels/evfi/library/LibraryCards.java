package battwheels.evfi.library;

import battwheels.evfi.card.CardDecision;
import battwheels.evfi.card.CardForm;
import battwheels.evfi.card.CardRules;
import battwheels.evfi.card.CardStatus;
import battwheels.evfi.card.FailureCard;
import battwheels.evfi.card.Metrics;
import battwheels.platform.json.DocumentJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Makes cards of the library out of plain texts: in use from the start, under ids that every server gives alike. */
public final class LibraryCards {
    private static final Instant FOUNDED = Instant.parse("2026-01-01T00:00:00Z");
    private static final String AUTHOR = "platform";
    private static final int TITLE = 300;
    private static final int ID_BYTES = 16;

    private LibraryCards() {}

    /**
     * @param key what makes the card this one: two of one key are one card
     * @param form as a request would give it
     * @param reference the document it was made from
     */
    public static FailureCard of(String key, JsonObject form, String confidence, String reference) {
        CardForm given = DocumentJson.read(form, CardForm.class);
        return switch (CardRules.create(id(key), given, AUTHOR, FOUNDED)) {
            case CardDecision.Changed(FailureCard card, var told) -> inUse(card, confidence, reference);
            case CardDecision.Refused(var faults) ->
                throw new IllegalStateException("library card " + key + ": " + faults);
            case CardDecision.Unchanged _, CardDecision.IllegalMove _, CardDecision.Closed _ ->
                throw new IllegalStateException("a new card has no past");
        };
    }

    private static FailureCard inUse(FailureCard card, String confidence, String reference) {
        return card.standing(
                CardStatus.APPROVED,
                Metrics.starting(new BigDecimal(confidence)),
                card.provenance().approved(AUTHOR, FOUNDED).from(reference));
    }

    public static String id(String key) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(("library:" + key).getBytes(StandardCharsets.UTF_8));
            return "fc_" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    public static String title(String text) {
        return text.length() <= TITLE ? text : text.substring(0, TITLE);
    }

    public static List<String> split(String text, String separator) {
        return Arrays.stream(text.split(separator, -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Steps numbered from 1. */
    public static JsonArray steps(List<String> actions) {
        JsonArray steps = new JsonArray();
        for (int i = 0; i < actions.size(); i++) {
            steps.add(new JsonObject().put("step_number", i + 1).put("action", actions.get(i)));
        }
        return steps;
    }

    public static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
