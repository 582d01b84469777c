package battwheels.platform.print;

import battwheels.platform.bus.Reply;
import battwheels.platform.sheets.SheetFormat;
import battwheels.platform.sheets.SheetWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reports as files. Call it on a virtual thread. */
public final class ReportFiles {
    /** Most lines on paper; whoever wants more takes the sheet. */
    static final int LINES = 5_000;

    private final PrintWorkers workers;

    public ReportFiles(PrintWorkers workers) {
        this.workers = workers;
    }

    /**
     * The report as {@code csv} or {@code pdf}.
     *
     * @param issuer its name first, then its address
     */
    public Reply.File file(String format, ReportTable report, List<String> issuer) {
        return format.equals("csv") ? sheet(report) : paper(report, issuer);
    }

    private static Reply.File sheet(ReportTable report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter sheet = SheetWriter.of(SheetFormat.CSV, out)) {
            sheet.row(report.columns().stream()
                    .map(PrintedDocument.Column::heading)
                    .toList());
            for (List<ReportTable.Cell> row : report.rows()) {
                sheet.values(row.stream().map(ReportTable.Cell::inSheet).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Reply.File(SheetFormat.CSV.mediaType(), report.name() + ".csv", out.toByteArray());
    }

    private Reply.File paper(ReportTable report, List<String> issuer) {
        List<PrintedDocument.Fact> facts = new ArrayList<>(report.facts());
        if (report.rows().size() > LINES) {
            facts.add(new PrintedDocument.Fact("Cut off", "after " + LINES + " lines; all are in the CSV"));
        }
        List<List<String>> rows = report.rows().stream()
                .limit(LINES)
                .map(row -> row.stream().map(ReportTable.Cell::onPaper).toList())
                .toList();
        PrintedDocument document = new PrintedDocument(
                report.title(),
                null,
                issuer,
                facts,
                List.of(),
                List.of(new PrintedDocument.Table(report.columns(), rows)),
                List.of(),
                null,
                List.of(),
                null);
        return new Reply.File("application/pdf", report.name() + ".pdf", workers.print(document));
    }
}
