package battwheels.platform.config;

/** A value that is never printed: a password, a key, a URL with credentials. Only {@link #value()} shows it. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
