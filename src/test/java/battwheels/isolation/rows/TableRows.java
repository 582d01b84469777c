package battwheels.isolation.rows;

import battwheels.isolation.Call;
import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;
import battwheels.isolation.Shop;
import battwheels.tables.TablesFixture;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

final class TableRows implements DomainRows {
    private static final byte[] TABLE = "name\nGreen Labs\n".getBytes(StandardCharsets.UTF_8);

    @Override
    public void declare(Rows rows) {
        rows.plain("listImports");
        rows.member("createImport", (shop, call) -> call);
        for (String operation : List.of("getImport", "deleteImport")) {
            rows.member(operation, (shop, call) -> call.path("import_id", begun(shop)));
        }
        rows.member("addImportPiece", (shop, call) -> piece(call.path("import_id", begun(shop))));
        rows.member("completeImport", (shop, call) -> call.path("import_id", sent(shop)), "job_id");
        rows.member("listImportRows", (shop, call) -> call.path("import_id", judged(rows, shop)));
        rows.member("executeImport", (shop, call) -> call.path("import_id", judged(rows, shop)));
        rows.plain("listExports");
        rows.member("createExport", (shop, call) -> call, "job_id");
        for (String operation : List.of("getExport", "deleteExport", "downloadExport")) {
            rows.member(operation, (shop, call) -> call.path("export_id", written(rows, shop)));
        }
    }

    private static String begun(Shop shop) {
        return shop.made("createImport", "/import_id", call -> call.with("size", TABLE.length));
    }

    private static String sent(Shop shop) {
        String table = begun(shop);
        return shop.made("addImportPiece", "/import_id", call -> piece(call.path("import_id", table)));
    }

    private static Call piece(Call call) {
        return call.with("index", 0).with("content", Base64.getEncoder().encodeToString(TABLE));
    }

    private static String judged(Rows rows, Shop shop) {
        String table = sent(shop);
        shop.made("completeImport", "/import_id", call -> call.path("import_id", table));
        TablesFixture.validated(rows.server().documents(), shop.organizationId(), table);
        return table;
    }

    private static String written(Rows rows, Shop shop) {
        String table = shop.made("createExport", "/export_id", call -> call);
        TablesFixture.ready(rows.server().documents(), shop.organizationId(), table, TABLE);
        return table;
    }
}
