package battwheels.evfi.card;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words by which a card is found, and the label and fingerprint it is indexed under. */
public final class CardText {
    public static final String APPROVED = "approved";
    public static final String DRAFT = "draft";

    private static final int LONGEST = 2_000;
    private static final int DESCRIPTION = 500;
    private static final int KEYWORDS = 20;
    private static final int VEHICLES = 5;
    private static final int BYTES = 8;

    private CardText() {}

    /** What of the card decides where it stands among others: what shows first, then why. */
    public static String of(FailureCard card) {
        List<@Nullable String> parts = new ArrayList<>(List.of(card.title()));
        parts.add(card.signs().symptomText());
        card.signs().symptoms().forEach(symptom -> parts.add(symptom.description()));
        parts.add(cut(card.description(), DESCRIPTION));
        parts.add(card.cause().rootCause());
        parts.add(String.join(" ", card.signs().errorCodes()));
        parts.add(String.join(" ", card.keywords().stream().limit(KEYWORDS).toList()));
        parts.add(card.subsystemCategory().wireName());
        card.fit().vehicleModels().stream()
                .limit(VEHICLES)
                .forEach(vehicle -> parts.add(vehicle.make() + " " + vehicle.model()));
        Stream<String> said = parts.stream().filter(Objects::nonNull).filter(part -> !part.isBlank());
        return cutWhole(String.join(". ", said.toList()), LONGEST);
    }

    private static @Nullable String cut(@Nullable String text, int most) {
        return text == null ? null : cutWhole(text, most);
    }

    private static String cutWhole(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    /** Empty for a card that no search finds. */
    public static Optional<String> label(FailureCard card) {
        return switch (card.status()) {
            case APPROVED -> Optional.of(APPROVED);
            case DRAFT, PENDING_REVIEW -> Optional.of(DRAFT);
            case DEPRECATED, ARCHIVED -> Optional.empty();
        };
    }

    public static String fingerprint(FailureCard card) {
        try {
            String told = label(card).orElse("") + "|" + of(card);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(told.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
