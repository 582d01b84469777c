package battwheels.tables;

import battwheels.platform.bus.Questions;
import battwheels.platform.jobs.JobContext;
import battwheels.platform.problem.Fault;
import battwheels.platform.sheets.RowVerdicts;
import battwheels.platform.sheets.RowVerdicts.Verdict;
import battwheels.platform.sheets.RowsToExamine;
import battwheels.platform.sheets.SheetReader;
import battwheels.platform.sheets.TableRow;
import battwheels.platform.sheets.UnreadableSheet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads one table whole and writes down of every row what would become of it. Run again after a crash it begins anew and
 * writes the same.
 */
final class Validation {
    private static final int ROWS_AT_ONCE = 100;
    private static final int CHARACTERS_AT_ONCE = 200_000;

    private final RowPages pages;
    private final Questions questions;
    private final JobContext job;
    private final TableImport table;
    private final List<String> known;
    private final Doubles doubles = new Doubles();
    private final List<TableRow> waiting = new ArrayList<>();
    private @Nullable Columns columns;
    private RowCounts counts = RowCounts.NONE;
    private int characters;
    private int index;

    /** @param known names of the columns that rows of this kind have */
    Validation(RowPages pages, Questions questions, JobContext job, TableImport table, List<String> known) {
        this.pages = pages;
        this.questions = questions;
        this.job = job;
        this.table = table;
        this.known = known;
    }

    /** What came of it. */
    record Outcome(RowCounts counts, List<String> ignoredColumns) {}

    Outcome run(Path file) throws IOException, UnreadableSheet {
        pages.delete(job.scope(), table.importId());
        SheetReader.read(file, this::take);
        examine();
        return new Outcome(counts, Objects.requireNonNull(columns).ignored());
    }

    private void take(int number, List<String> cells) throws UnreadableSheet {
        if (columns == null) {
            columns = Columns.of(cells, known);
            if (!columns.anyKnown()) {
                throw new UnreadableSheet("The first row names no column that is known here. Known are: "
                        + String.join(", ", known) + ".");
            }
            return;
        }
        TableRow row = columns.row(number, cells);
        waiting.add(row);
        characters += row.cells().values().stream().mapToInt(String::length).sum();
        if (waiting.size() == ROWS_AT_ONCE || characters > CHARACTERS_AT_ONCE) {
            examine();
        }
    }

    private void examine() {
        if (waiting.isEmpty()) {
            return;
        }
        List<Verdict> verdicts = questions
                .ask(job.scope(), table.kind().domain() + ".examineRows", new RowsToExamine(waiting), RowVerdicts.class)
                .verdicts();
        List<ImportedRow> judged = new ArrayList<>();
        for (int i = 0; i < waiting.size(); i++) {
            judged.add(judged(waiting.get(i), verdicts.get(i)));
        }
        RowPage page = RowPage.of(index++, false, judged);
        pages.write(job.scope(), table.importId(), page);
        counts = counts.plus(page.counts());
        waiting.clear();
        characters = 0;
        // How many rows there are is known at the end: the bound stands for it.
        job.progress((int) (99L * counts.total() / SheetReader.ROWS_MAX), counts.total() + " rows read");
    }

    private ImportedRow judged(TableRow row, Verdict verdict) {
        if (!verdict.faults().isEmpty()) {
            return new ImportedRow(row.number(), RowStatus.ERROR, verdict.faults(), null, Map.of());
        }
        List<Fault> same = new ArrayList<>(verdict.taken());
        same.addAll(doubles.of(row.number(), verdict.unique()));
        return same.isEmpty()
                ? new ImportedRow(row.number(), RowStatus.VALID, List.of(), null, new HashMap<>(row.cells()))
                : new ImportedRow(row.number(), RowStatus.DUPLICATE, same, null, Map.of());
    }
}
