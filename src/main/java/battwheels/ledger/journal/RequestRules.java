package battwheels.ledger.journal;

import battwheels.ledger.ItemMovement;
import battwheels.ledger.NumberRequest;
import battwheels.ledger.PostingLine;
import battwheels.ledger.PostingRequest;
import battwheels.platform.money.Money;
import battwheels.platform.shape.Faults;
import battwheels.platform.shape.NumberPattern;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be said of a request without looking at the book: it is one balanced entry on accounts that exist. */
final class RequestRules {
    private static final int MOST_LINES = 500;
    private static final int NARRATION = 500;
    private static final int KEY = 200;
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2100, 1, 1);

    private RequestRules() {}

    static Faults check(PostingRequest request, Map<String, Account> accounts) {
        Faults faults = new Faults();
        faults.needed("narration", request.narration(), NARRATION)
                .needed("source/key", request.source().key(), KEY)
                .require(request.type().posts(), "type", "must be of an entry with lines")
                .require(request.lines().size() >= 2, "lines", "must be two at least")
                .require(isSensible(request.date()), "date", "must be between 2000 and 2100")
                .each(
                        "lines",
                        request.lines(),
                        MOST_LINES,
                        (line, at) -> check(line, accounts.get(line.account()), at));
        if (!faults.any()) {
            balanced(request, faults);
        }
        if (request.number() != null) {
            number(request.number(), faults);
        }
        return faults;
    }

    private static boolean isSensible(LocalDate date) {
        return !date.isBefore(FIRST_DAY) && date.isBefore(LAST_DAY);
    }

    private static void check(PostingLine line, @Nullable Account account, Faults faults) {
        boolean oneSide = (line.debit().paise() > 0 && line.credit().paise() == 0)
                || (line.credit().paise() > 0 && line.debit().paise() == 0);
        faults.require(oneSide, "debit", "must be positive on exactly one side");
        if (account == null) {
            faults.add("account", "must be an account of the chart");
            return;
        }
        ItemMovement item = line.item();
        boolean named =
                item != null && line.contactId() != null && !item.documentId().isBlank();
        faults.require(!account.control() || named, "item", "must name document and contact on a control account")
                .require(account.control() || item == null, "item", "must not be named but on a control account");
    }

    /** Summed beyond what one amount may be, so that an overflow cannot balance anything. */
    private static void balanced(PostingRequest request, Faults faults) {
        long debit =
                request.lines().stream().mapToLong(line -> line.debit().paise()).sum();
        long credit = request.lines().stream()
                .mapToLong(line -> line.credit().paise())
                .sum();
        faults.require(
                debit <= Money.LIMIT_PAISE, "lines", "must not come to more than " + new Money(Money.LIMIT_PAISE));
        faults.require(debit == credit, "lines", "must balance, but debit less credit is " + rupees(debit - credit));
    }

    private static String rupees(long paise) {
        return java.math.BigDecimal.valueOf(paise, 2).toPlainString();
    }

    private static void number(NumberRequest number, Faults faults) {
        @Nullable String objection = NumberPattern.objection(number.pattern());
        faults.require(objection == null, "number/pattern", String.valueOf(objection))
                .require(NumberPattern.isFiscalYear(number.fiscalYear()), "number/fiscal_year", "must be like 2026-27")
                .require(number.first() >= 1, "number/first", "must be 1 or more")
                .require(!number.series().isBlank(), "number/series", "is required");
    }
}
