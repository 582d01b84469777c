package battwheels.platform.sheets;

/**
 * Text in cells. What begins like a formula would be one when a spreadsheet opens the file, and could send the sheet to
 * a stranger; an apostrophe before it makes it text. Reading takes that apostrophe off again, so that a table comes back
 * as it went out.
 */
final class Cells {
    private static final String FORMULA = "=+-@\t\r\n|%";

    private Cells() {}

    /** As it is written. */
    static String neutral(String text) {
        return beginsLikeFormula(text, 0) || isMarked(text) ? "'" + text : text;
    }

    /** As it was before it was written, without spaces around it. */
    static String plain(String cell) {
        String text = cell.strip();
        return isMarked(text) ? text.substring(1) : text;
    }

    /** An apostrophe that is ours, or would be taken for it. */
    private static boolean isMarked(String text) {
        return text.startsWith("'") && (beginsLikeFormula(text, 1) || text.startsWith("'", 1));
    }

    /** Spreadsheets pass over spaces, and some over the full-width forms of these characters. */
    private static boolean beginsLikeFormula(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() && (FORMULA.indexOf(text.charAt(at)) >= 0 || isWideFormula(text.charAt(at)));
    }

    private static boolean isWideFormula(char character) {
        return character == '＝' || character == '＋' || character == '－' || character == '＠';
    }
}
