package battwheels.sales;

import battwheels.gst.Assessment;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.problem.Problem;
import battwheels.platform.shape.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an estimate says with one line more, less, or otherwise: pure. The amounts are those of the whole again. */
final class EstimateLines {
    private static final String LINES = "line_items";

    private EstimateLines() {}

    static InvoiceContent added(InvoiceContent content, String lineId, TicketLineForm form) {
        List<DocumentLine> lines = new ArrayList<>(content.lines());
        lines.add(DraftRules.line(lineId, form.asLine(), null));
        return listing(content, lines);
    }

    /** A line that is posted where its code says goes along with a new code; one posted elsewhere stays there. */
    static InvoiceContent changed(InvoiceContent content, String lineId, TicketLineForm form) {
        DocumentLine before = line(content, lineId);
        DocumentLine after = DraftRules.line(lineId, form.over(before), null);
        boolean usual = before.account().equals(DraftRules.usualAccount(before.hsnSacCode()));
        DocumentLine posted = usual ? after : after.postedTo(before.account());
        List<DocumentLine> lines = content.lines().stream()
                .map(line -> line.lineItemId().equals(lineId) ? posted : line)
                .toList();
        return listing(content, lines);
    }

    static InvoiceContent without(InvoiceContent content, String lineId) {
        String gone = line(content, lineId).lineItemId();
        return listing(
                content,
                content.lines().stream()
                        .filter(line -> !line.lineItemId().equals(gone))
                        .toList());
    }

    private static DocumentLine line(InvoiceContent content, String lineId) {
        Optional<DocumentLine> found = content.lines().stream()
                .filter(line -> line.lineItemId().equals(lineId))
                .findFirst();
        return found.orElseThrow(() -> new RefusedException(Problem.notFound()));
    }

    private static InvoiceContent listing(InvoiceContent content, List<DocumentLine> lines) {
        @Nullable
        String objection = content.discount()
                .objection(Assessment.discountable(
                        lines.stream().map(DocumentLine::priced).toList()));
        InvoiceDrafts.refuse(new Faults()
                .size(LINES, lines, DraftRules.LINES_MAX)
                .require(objection == null, LINES, "must come to at least the discount of the whole estimate"));
        InvoiceContent after = content.listing(lines);
        boolean owes = !after.totals().grandTotal().isNegative();
        InvoiceDrafts.refuse(new Faults().require(owes, LINES, "must not come to less than nothing"));
        return after;
    }
}
