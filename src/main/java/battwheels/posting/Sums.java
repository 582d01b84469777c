package battwheels.posting;

import battwheels.ledger.PostingLine;
import battwheels.ledger.SystemAccount;
import battwheels.platform.money.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One line for each account, on the side where its sum is; accounts that come to nothing have none. */
final class Sums {
    private final Map<String, Money> debits = new LinkedHashMap<>();

    Sums debit(SystemAccount account, Money amount) {
        return debit(account.code(), amount);
    }

    Sums debit(String account, Money amount) {
        debits.merge(account, amount, Money::plus);
        return this;
    }

    Sums credit(SystemAccount account, Money amount) {
        return credit(account.code(), amount);
    }

    Sums credit(String account, Money amount) {
        return debit(account, amount.negated());
    }

    /** The lines, or with {@code reversed} those of the opposite sides. */
    List<PostingLine> lines(boolean reversed) {
        List<PostingLine> lines = new ArrayList<>();
        debits.forEach((account, net) -> {
            Money amount = reversed ? net.negated() : net;
            if (amount.paise() > 0) {
                lines.add(PostingLine.debit(account, amount));
            } else if (amount.isNegative()) {
                lines.add(PostingLine.credit(account, amount.negated()));
            }
        });
        return lines;
    }
}
