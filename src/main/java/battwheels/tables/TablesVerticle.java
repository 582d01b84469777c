package battwheels.tables;

import battwheels.platform.Kernel;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.tenancy.CollectionSpec;
import java.util.List;

/** The operations on tables that come and go. */
public final class TablesVerticle extends DomainVerticle {
    private final Imports imports;
    private final Exports exports;

    public TablesVerticle(Kernel kernel) {
        super("tables", kernel.channels(), kernel.idempotent());
        this.imports = new Imports(kernel);
        this.exports = new Exports(kernel, task -> context().runOnContext(start -> task.run()));
    }

    /** Collections without outboxes that have indexes. */
    public static List<CollectionSpec> collections() {
        return List.of(RowPages.SPEC);
    }

    @Override
    protected void bind(Operations on) {
        on.on("listImports", command -> imports.list(command))
                .on("createImport", command -> imports.create(command))
                .on("getImport", command -> imports.get(command))
                .on("addImportPiece", command -> imports.addPiece(command))
                .on("completeImport", command -> imports.complete(command))
                .on("listImportRows", command -> imports.rows(command))
                .on("executeImport", command -> imports.carryOut(command))
                .on("deleteImport", command -> imports.delete(command))
                .on("listExports", command -> exports.list(command))
                .on("createExport", command -> exports.create(command))
                .on("getExport", command -> exports.get(command))
                .on("downloadExport", command -> exports.file(command))
                .on("deleteExport", command -> exports.delete(command));
    }
}
