package battwheels.tables;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.sheets.RowsBrought;
import battwheels.platform.sheets.RowsBrought.Outcome;
import battwheels.platform.sheets.RowsToBring;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A worker that brings rows in dies between rows, after a row and before a page is written back, again and again; the
 * next goes on. Whatever it was, every row is there once.
 */
class CarryingTest {
    private static final int PAGES = 6;
    private static final int ROWS_OF_A_PAGE = 50;
    private static final int SEEDS = 200;

    /** Pages and things made of rows, as a store keeps them; dies at its whim. */
    private static final class World implements Carrying.Source, Carrying.Destination {
        private final Random random;
        private final Map<Integer, RowPage> pages = new TreeMap<>();
        private final Map<String, Integer> made = new TreeMap<>();

        World(long seed) {
            this.random = new Random(seed);
            for (int page = 0; page < PAGES; page++) {
                int first = 2 + page * ROWS_OF_A_PAGE;
                List<ImportedRow> rows = IntStream.range(first, first + ROWS_OF_A_PAGE)
                        .mapToObj(row ->
                                new ImportedRow(row, RowStatus.VALID, List.of(), null, Map.of("name", "n" + row)))
                        .toList();
                pages.put(page, RowPage.of(page, false, rows));
            }
        }

        private void mayDie() {
            if (random.nextInt(60) == 0) {
                throw new Killed();
            }
        }

        @Override
        public Optional<RowPage> next() {
            mayDie();
            return pages.values().stream().filter(page -> !page.done()).findFirst();
        }

        @Override
        public void write(RowPage page) {
            mayDie();
            pages.put(page.index(), page);
            mayDie();
        }

        @Override
        public RowsBrought bring(RowsToBring rows) {
            List<Outcome> outcomes = new ArrayList<>();
            for (RowsToBring.Row row : rows.rows()) {
                mayDie();
                made.putIfAbsent(row.key(), row.row().number());
                mayDie();
                outcomes.add(new Outcome(row.key(), List.of()));
            }
            return new RowsBrought(outcomes);
        }

        /** Workers come until one is done. */
        int carry(IntFunction<String> keys) {
            int deaths = 0;
            while (true) {
                try {
                    new Carrying(this, this, keys).run(rows -> mayDie());
                    return deaths;
                } catch (Killed killed) {
                    deaths++;
                }
            }
        }

        boolean everyRowOnce() {
            List<Integer> rows = made.values().stream().sorted().toList();
            return rows.equals(
                    IntStream.range(2, 2 + PAGES * ROWS_OF_A_PAGE).boxed().toList());
        }
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void everyRowIsThereOnceWhereverAWorkerDies() {
        int deaths = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            World world = new World(seed);

            deaths += world.carry(Carrying.keysOf("imp_0193c6f07a527b3e9f5e2d1c8a4b6e55"));

            assertThat(world.everyRowOnce()).as("seed %d", seed).isTrue();
            assertThat(world.pages.values()).allMatch(RowPage::done);
            assertThat(world.pages.values().stream()
                            .mapToInt(page -> page.counts().imported())
                            .sum())
                    .isEqualTo(PAGES * ROWS_OF_A_PAGE);
        }

        assertThat(deaths).isGreaterThan(SEEDS);
    }

    /** The planted bug: rows whose keys are made anew in every attempt. The proof above must see it. */
    @Test
    void keysThatChangeFromAttemptToAttemptAreFoundOut() {
        AtomicInteger attempt = new AtomicInteger();
        int seen = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            World world = new World(seed);
            world.carry(row -> "a" + attempt.incrementAndGet() + "r" + row);
            seen += world.everyRowOnce() ? 0 : 1;
        }

        assertThat(seen).isGreaterThan(SEEDS / 2);
    }

    @Test
    void rowsThatWereNoneKeepWhatWasSaidOfThemAndNoCellsStay() {
        ImportedRow bad = new ImportedRow(2, RowStatus.ERROR, List.of(), null, Map.of());
        ImportedRow good = new ImportedRow(3, RowStatus.VALID, List.of(), null, Map.of("name", "x"));
        World world = new World(1);
        world.pages.clear();
        world.pages.put(0, RowPage.of(0, false, List.of(bad, good)));

        world.carry(Carrying.keysOf("imp_1"));

        assertThat(world.pages.get(0).rows())
                .extracting(ImportedRow::status)
                .containsExactly(RowStatus.ERROR, RowStatus.IMPORTED);
        assertThat(world.pages.get(0).rows()).allMatch(row -> row.cells().isEmpty());
    }
}
