package battwheels.platform.sheets;

import java.util.Locale;

/** How a table is kept in a file. */
public enum SheetFormat {
    CSV("text/csv; charset=utf-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    SheetFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** As a file's name ends: {@code csv}. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
