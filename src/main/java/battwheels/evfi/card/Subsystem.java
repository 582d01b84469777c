package battwheels.evfi.card;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The part of the vehicle that fails. */
public enum Subsystem {
    BATTERY,
    MOTOR,
    CONTROLLER,
    WIRING,
    THROTTLE,
    CHARGER,
    BMS,
    DISPLAY,
    BRAKES,
    SUSPENSION,
    LIGHTS,
    HORN,
    BODY,
    SOFTWARE,
    OTHER;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Subsystem> find(String name) {
        return Arrays.stream(values())
                .filter(subsystem -> subsystem.wireName().equals(name))
                .findFirst();
    }

    /** The part that a ticket's words name; other where they name none. */
    public static Subsystem named(@Nullable String words) {
        String told = words == null ? "" : words.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(each -> told.contains(each.wireName()) || each == BRAKES && told.contains("brake"))
                .findFirst()
                .orElse(OTHER);
    }
}
