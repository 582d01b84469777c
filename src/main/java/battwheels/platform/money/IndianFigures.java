package battwheels.platform.money;

/** An amount as Indian documents group it: {@code 12,34,567.80}. */
public record IndianFigures(Money amount) {
    private static final int HUNDREDS = 3;
    private static final int PAIR = 2;

    public String text() {
        StringBuilder grouped = new StringBuilder(amount.toString().replace("-", ""));
        for (int at = grouped.indexOf(".") - HUNDREDS; at > 0; at -= PAIR) {
            grouped.insert(at, ',');
        }
        return (amount.isNegative() ? "-" : "") + grouped;
    }
}
