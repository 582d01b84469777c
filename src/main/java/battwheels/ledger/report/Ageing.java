package battwheels.ledger.report;

import battwheels.ledger.OpenItem;
import battwheels.platform.money.Money;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What customers owe on a day, by how long it is overdue; the total is the balance of the receivables account.
 *
 * @param customers by contact id
 * @param invoices the longest overdue first, at most {@link #INVOICES_SHOWN}
 */
public record Ageing(
        LocalDate asOfDate,
        long sequence,
        Buckets agingData,
        Money total,
        List<Customer> customers,
        List<Row> invoices) {
    static final int INVOICES_SHOWN = 1_000;

    private static final int MONTH = 30;

    public Ageing {
        customers = List.copyOf(customers);
        invoices = List.copyOf(invoices);
    }

    /** Amounts by days past the due date. */
    public record Buckets(
            Money current,
            @JsonProperty("1_30") Money upTo30,
            @JsonProperty("31_60") Money upTo60,
            @JsonProperty("61_90") Money upTo90,
            @JsonProperty("over_90") Money over90) {
        static final Buckets NONE = new Buckets(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

        Buckets plus(long daysOverdue, Money amount) {
            if (daysOverdue <= 0) {
                return new Buckets(current.plus(amount), upTo30, upTo60, upTo90, over90);
            }
            if (daysOverdue <= MONTH) {
                return new Buckets(current, upTo30.plus(amount), upTo60, upTo90, over90);
            }
            if (daysOverdue <= 2 * MONTH) {
                return new Buckets(current, upTo30, upTo60.plus(amount), upTo90, over90);
            }
            return daysOverdue <= 3 * MONTH
                    ? new Buckets(current, upTo30, upTo60, upTo90.plus(amount), over90)
                    : new Buckets(current, upTo30, upTo60, upTo90, over90.plus(amount));
        }

        Money sum() {
            return current.plus(upTo30).plus(upTo60).plus(upTo90).plus(over90);
        }
    }

    public record Customer(String contactId, Buckets agingData, Money total) {}

    /** @param daysOverdue 0 when it is not due yet */
    public record Row(
            String documentId,
            String documentType,
            @Nullable String documentNumber,
            String contactId,
            LocalDate date,
            LocalDate dueDate,
            Money balance,
            long daysOverdue) {}

    /** @param items every item of the account that was open on the day */
    public static Ageing of(LocalDate day, long sequence, List<OpenItem> items) {
        Buckets all = Buckets.NONE;
        Map<String, Buckets> byCustomer = new TreeMap<>();
        List<Row> rows = new ArrayList<>();
        for (OpenItem item : items) {
            Money balance = item.balanceOn(day);
            if (!balance.equals(Money.ZERO)) {
                long overdue = ChronoUnit.DAYS.between(item.dueDate(), day);
                all = all.plus(overdue, balance);
                Buckets before = byCustomer.getOrDefault(item.contactId(), Buckets.NONE);
                byCustomer.put(item.contactId(), before.plus(overdue, balance));
                rows.add(row(item, balance, Math.max(0, overdue)));
            }
        }
        List<Customer> customers = new ArrayList<>();
        byCustomer.forEach((contact, buckets) -> customers.add(new Customer(contact, buckets, buckets.sum())));
        List<Row> shown = rows.stream()
                .sorted(Comparator.comparing(Row::daysOverdue).reversed().thenComparing(Row::documentId))
                .limit(INVOICES_SHOWN)
                .toList();
        return new Ageing(day, sequence, all, all.sum(), customers, shown);
    }

    private static Row row(OpenItem item, Money balance, long overdue) {
        return new Row(
                item.documentId(),
                item.documentType(),
                item.number(),
                item.contactId(),
                item.date(),
                item.dueDate(),
                balance,
                overdue);
    }
}
