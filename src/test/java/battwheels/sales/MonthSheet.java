package battwheels.sales;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;

/**
 * The worked month as an accountant would have it: three sheets of figures and formulas, kept as text in
 * {@code month/*.csv} and evaluated by a library for spreadsheets. Nothing of the product takes part in it.
 */
final class MonthSheet {
    private final Workbook workbook = new HSSFWorkbook();
    private final FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();

    MonthSheet() {
        // All cells first: formulas name other sheets.
        List.of("lines", "entries", "figures").forEach(workbook::createSheet);
        List.of("lines", "entries", "figures").forEach(this::fill);
    }

    private void fill(String name) {
        Sheet sheet = workbook.getSheet(name);
        List<String> rows = read(name);
        for (int i = 0; i < rows.size(); i++) {
            String[] cells = rows.get(i).split(";");
            Row row = sheet.createRow(i);
            for (int j = 0; j < cells.length; j++) {
                write(row.createCell(j), cells[j]);
            }
        }
    }

    private static List<String> read(String name) {
        try (InputStream file = MonthSheet.class.getResourceAsStream("/month/" + name + ".csv");
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Cell cell, String text) {
        if (text.startsWith("=")) {
            cell.setCellFormula(text.substring(1));
        } else if (text.matches("-?[0-9]+([.][0-9]+)?")) {
            cell.setCellValue(Double.parseDouble(text));
        } else if (!text.isEmpty()) {
            cell.setCellValue(text);
        }
    }

    /** The lines of each document as they are ordered, under the names of the sheet. */
    Map<String, List<Map<String, String>>> documents() {
        List<String> rows = read("lines");
        String[] names = rows.getFirst().split(";");
        Map<String, List<Map<String, String>>> documents = new LinkedHashMap<>();
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(";");
            Map<String, String> line = new LinkedHashMap<>();
            for (int i = 0; i < names.length; i++) {
                line.put(names[i], cells[i]);
            }
            documents.computeIfAbsent(cells[0], name -> new ArrayList<>()).add(line);
        }
        return documents;
    }

    /** What each entry comes to on an account, debit positive; in paise. */
    BigDecimal entry(String name, String account) {
        Sheet sheet = workbook.getSheet("entries");
        int column = 0;
        for (Cell cell : sheet.getRow(0)) {
            if (text(cell).equals(account)) {
                column = cell.getColumnIndex();
            }
        }
        return amount(row(sheet, name).getCell(column));
    }

    /** A figure of the month, to the paisa. */
    BigDecimal figure(String name) {
        return amount(row(workbook.getSheet("figures"), name).getCell(1));
    }

    /** The names of all figures. */
    List<String> figures() {
        return read("figures").stream().skip(1).map(row -> row.split(";")[0]).toList();
    }

    /** Entries whose debits are not their credits. */
    List<String> unbalanced() {
        List<String> names = new ArrayList<>();
        for (Row row : workbook.getSheet("entries")) {
            if (row.getRowNum() > 0
                    && amount(row.getCell(row.getLastCellNum() - 1)).signum() != 0) {
                names.add(text(row.getCell(0)));
            }
        }
        return names;
    }

    private static Row row(Sheet sheet, String name) {
        for (Row row : sheet) {
            if (text(row.getCell(0)).equals(name)) {
                return row;
            }
        }
        throw new IllegalArgumentException("no row " + name);
    }

    private static String text(Cell cell) {
        return switch (cell.getCellType()) {
            case NUMERIC -> String.valueOf((long) cell.getNumericCellValue());
            default -> cell.getStringCellValue();
        };
    }

    private BigDecimal amount(Cell cell) {
        double value = cell == null ? 0 : evaluator.evaluate(cell).getNumberValue();
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }
}
