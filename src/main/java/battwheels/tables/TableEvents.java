package battwheels.tables;

import battwheels.platform.streams.EventType;
import java.util.List;
import java.util.Locale;

/** What happened to tables that come and go. */
public final class TableEvents {
    static final String BEGUN = "import.begun";
    static final String SENT = "import.sent";
    static final String VALIDATED = "import.validated";
    static final String STARTED = "import.started";
    static final String FINISHED = "import.finished";
    static final String DELETED = "import.deleted";
    static final String EXPORTED = "export.requested";
    static final String WRITTEN = "export.written";
    static final String REMOVED = "export.deleted";

    private TableEvents() {}

    /** The data of every event of an import. */
    public record ImportTold(String importId, String kind, String fileName, String status, RowCounts rows) {
        static ImportTold of(TableImport table) {
            return new ImportTold(
                    table.importId(),
                    table.kind().domain(),
                    table.fileName(),
                    table.status().name().toLowerCase(Locale.ROOT),
                    table.rows());
        }
    }

    /** The data of every event of an export. */
    public record ExportTold(String exportId, String kind, String format, int rows) {
        static ExportTold of(TableExport table) {
            return new ExportTold(
                    table.exportId(), table.kind().domain(), table.format().extension(), table.rows());
        }
    }

    public static List<EventType> types() {
        return List.of(
                came(BEGUN, "Somebody began to send a table of contacts or vehicles."),
                came(SENT, "A table is there, and is read."),
                came(VALIDATED, "It is known of every row of a table what would become of it."),
                came(STARTED, "Somebody had the rows of a table brought in."),
                came(FINISHED, "The rows of a table were brought in, but for those that stayed out."),
                came(DELETED, "A table and what was known of its rows was taken away."),
                went(EXPORTED, "Somebody asked for a table of contacts or vehicles."),
                went(WRITTEN, "A table that was asked for is there."),
                went(REMOVED, "A table that was asked for was taken away."));
    }

    private static EventType came(String name, String meaning) {
        return new EventType(name, 1, ImportTold.class, "audit_logs:read", meaning);
    }

    private static EventType went(String name, String meaning) {
        return new EventType(name, 1, ExportTold.class, "audit_logs:read", meaning);
    }
}
