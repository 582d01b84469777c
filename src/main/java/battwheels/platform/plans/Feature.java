package battwheels.platform.plans;

/** Something a plan contains or not, by the key an operation names in {@code x-feature}: {@code ops_tickets}. */
public record Feature(String key) {
    @Override
    public String toString() {
        return key;
    }
}
