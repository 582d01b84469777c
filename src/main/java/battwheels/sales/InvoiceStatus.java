package battwheels.sales;

import battwheels.platform.money.Money;
import java.time.LocalDate;
import java.util.List;

/** How an invoice stands to its readers: its state, and of an issued one its balance. */
public enum InvoiceStatus {
    DRAFT,
    SENT,
    PARTIALLY_PAID,
    PAID,
    /** Open past its due date. */
    OVERDUE,
    WRITTEN_OFF,
    VOID;

    static InvoiceStatus of(Invoice invoice, LocalDate today) {
        InvoiceStatus undated = undated(invoice);
        boolean late = invoice.content().dueDate().isBefore(today);
        return late && undated.isOpen() ? OVERDUE : undated;
    }

    /** As {@link #of}, before anybody looks at the calendar. */
    static InvoiceStatus undated(Invoice invoice) {
        return switch (invoice.state()) {
            case InvoiceState.Draft draft -> DRAFT;
            case InvoiceState.Issuing issuing -> DRAFT;
            case InvoiceState.Voided voided -> VOID;
            case InvoiceState.Issued issued -> settled(invoice.settlement());
            case InvoiceState.Voiding voiding -> settled(invoice.settlement());
        };
    }

    private static InvoiceStatus settled(Settlement settled) {
        if (settled.balance().paise() == 0) {
            return settled.writtenOff().paise() > 0 ? WRITTEN_OFF : PAID;
        }
        Money given = settled.paid().plus(settled.credited()).plus(settled.writtenOff());
        return given.paise() > 0 ? PARTIALLY_PAID : SENT;
    }

    boolean isOpen() {
        return this == SENT || this == PARTIALLY_PAID;
    }

    /** What may become of it from here. */
    List<String> legalMoves() {
        return switch (this) {
            case DRAFT -> List.of("sent", "deleted");
            case SENT, PARTIALLY_PAID, OVERDUE -> List.of("partially_paid", "paid", "written_off", "void");
            case PAID, WRITTEN_OFF -> List.of("void");
            case VOID -> List.of();
        };
    }
}
