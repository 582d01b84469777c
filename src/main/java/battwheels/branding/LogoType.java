package battwheels.branding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a logo is shown, and how large it is kept at most, in dots. */
enum LogoType {
    MAIN(600, 200),
    DARK(600, 200),
    FAVICON(64, 64);

    private final int width;
    private final int height;

    LogoType(int width, int height) {
        this.width = width;
        this.height = height;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<LogoType> named(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }
}
