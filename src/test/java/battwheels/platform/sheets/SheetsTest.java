package battwheels.platform.sheets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables read from files that people have, and files that want to do harm; tables written that cannot. */
class SheetsTest {
    @TempDir
    private Path folder;

    private List<List<String>> read(byte[] content) throws IOException, UnreadableSheet {
        Path file = Files.write(folder.resolve("table"), content);
        List<List<String>> rows = new ArrayList<>();
        SheetReader.read(file, (number, cells) -> {
            List<String> row = new ArrayList<>(List.of(Integer.toString(number)));
            row.addAll(cells);
            rows.add(row);
        });
        return rows;
    }

    private static byte[] written(SheetFormat format, List<List<String>> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter table = SheetWriter.of(format, out)) {
            for (List<String> row : rows) {
                table.row(row);
            }
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @EnumSource(SheetFormat.class)
    void aTableComesBackAsItWentOut(SheetFormat format) throws Exception {
        List<String> hostile = List.of(
                "=HYPERLINK(\"http://x\")",
                "+91 98765 43210",
                "-2+3",
                "@SUM(A1)",
                "|cmd",
                "'=1+1",
                "''",
                "＝1+1",
                "a,\"b\"\nc;é",
                "plain");

        List<List<String>> rows = read(written(format, List.of(List.of("h"), hostile)));

        assertThat(rows.get(1).subList(1, rows.get(1).size())).isEqualTo(hostile);
    }

    /** Without {@link Cells#neutral} every one of these opens as a formula. */
    @Test
    void noCellThatIsWrittenIsAFormula() throws Exception {
        String csv = new String(
                written(SheetFormat.CSV, List.of(List.of("=1", "+1", "-1", "@x", "\t=1", "  =1", "\r=1", "1"))), UTF_8);

        assertThat(csv).startsWith("\uFEFF");
        for (String cell : csv.substring(1).strip().split(",", -1)) {
            assertThat(cell.replaceFirst("^\"", "")).matches("(?s)(['].*|1)");
        }
    }

    @Test
    void rowsKeepTheNumbersASpreadsheetShowsAndBlankOnesArePassedOver() throws Exception {
        assertThat(read("\uFEFFname;city\r\n\r\nA;\"x\ny\"\r\n;\r\nB\r\n".getBytes(UTF_8)))
                .containsExactly(List.of("1", "name", "city"), List.of("3", "A", "x\ny"), List.of("5", "B"));
        assertThat(read("name\tcity\nA\tB".getBytes(UTF_8)))
                .containsExactly(List.of("1", "name", "city"), List.of("2", "A", "B"));
    }

    @Test
    void aTelephoneNumberThatAWorkbookTookForANumberIsStillOne() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(out, "test", "1.0");
        Worksheet sheet = workbook.newWorksheet("x");
        sheet.value(0, 0, "mobile");
        sheet.value(1, 0, 9_876_543_210L);
        sheet.value(2, 0, 62_000.5);
        workbook.finish();

        assertThat(read(out.toByteArray()))
                .containsExactly(List.of("1", "mobile"), List.of("2", "9876543210"), List.of("3", "62000.5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "PK\u0003\u0004 no zip", "a\n\"never closed", "name\n\u00ff\u00fe"})
    void whatIsNoTableIsRefusedInWords(String content) {
        byte[] bytes = content.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(UnreadableSheet.class)
                .hasMessageNotContaining("Exception");
    }

    @Test
    void aSmallWorkbookThatUnfoldsToALargeOneIsNotOpened() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 20];
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            for (int i = 0; i < 70; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }

        assertThat(out.size()).isLessThan(200_000);
        assertThatThrownBy(() -> read(out.toByteArray()))
                .isInstanceOf(UnreadableSheet.class)
                .hasMessageContaining("too large");
    }

    @Test
    void rowsColumnsAndCellsAreBounded() {
        assertThatThrownBy(() -> read("x\n".repeat(SheetReader.ROWS_MAX + 2).getBytes(UTF_8)))
                .hasMessageContaining("100000 rows");
        assertThatThrownBy(() -> read("x,".repeat(101).getBytes(UTF_8))).isInstanceOf(UnreadableSheet.class);
        assertThatThrownBy(() -> read("x".repeat(20_001).getBytes(UTF_8))).isInstanceOf(UnreadableSheet.class);
    }
}
