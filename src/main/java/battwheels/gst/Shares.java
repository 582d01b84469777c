package battwheels.gst;

import battwheels.platform.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Spreads an amount over lines in proportion: each share half-up, the last line takes the paisa that is left. */
final class Shares {
    private Shares() {}

    /** No share is more than its line; together they are the amount, which is at most the sum of the lines. */
    static List<Money> of(Money amount, List<Money> lines) {
        long sum = lines.stream().mapToLong(Money::paise).sum();
        long left = amount.paise();
        List<Money> shares = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            long line = lines.get(i).paise();
            boolean last = i == lines.size() - 1;
            long share = last ? left : Math.min(left, share(amount.paise(), line, sum));
            shares.add(new Money(Math.min(share, line)));
            left -= Math.min(share, line);
        }
        return spill(left, shares, lines);
    }

    private static long share(long amount, long line, long sum) {
        return sum == 0
                ? 0
                : BigDecimal.valueOf(amount)
                        .multiply(BigDecimal.valueOf(line))
                        .divide(BigDecimal.valueOf(sum), 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    /** What the last line cannot take, because it is smaller, goes to those before it. */
    private static List<Money> spill(long over, List<Money> shares, List<Money> lines) {
        long left = over;
        for (int i = shares.size() - 1; i >= 0 && left > 0; i--) {
            long room = lines.get(i).minus(shares.get(i)).paise();
            long more = Math.min(room, left);
            shares.set(i, shares.get(i).plus(new Money(more)));
            left -= more;
        }
        return shares;
    }
}
