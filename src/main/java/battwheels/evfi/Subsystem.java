package battwheels.evfi;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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
}
