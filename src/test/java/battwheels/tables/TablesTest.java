package battwheels.tables;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import battwheels.platform.sheets.SheetFormat;
import battwheels.platform.sheets.SheetWriter;
import battwheels.platform.store.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tables over HTTP: sent, judged, brought in once, and written out again. */
class TablesTest {
    private static final String IMPORTS = "/api/v1/imports";
    private static final String EXPORTS = "/api/v1/exports";

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private final Member owner = SERVER.signUp();
    private final Api api = owner.api();

    private String send(String kind, byte[] content) {
        return TablesFixture.sent(api, kind, content);
    }

    private Answer judged(String path) {
        api.post(path + "/complete").mustBe(200);
        Waiting.until(() -> !api.get(path).text("/status").equals("validating"));
        return api.get(path).mustBe(200);
    }

    private Answer carried(String path) {
        api.post(path + "/execute").mustBe(202);
        Waiting.until(() -> api.get(path).text("/finished_at").startsWith("20"));
        return api.get(path);
    }

    private byte[] exported(String kind, String format) {
        String path = EXPORTS + "/"
                + api.post(EXPORTS, Map.of("kind", kind, "format", format))
                        .mustBe(201)
                        .text("/export_id");
        Waiting.until(() -> api.get(path).text("/status").equals("ready"));
        return api.get(path + "/file").mustBe(200).bytes();
    }

    @Test
    void everyRowIsJudgedBeforeAnythingIsBroughtInAndTheGoodOnesComeInOnce() {
        api.post("/api/v1/contacts", Map.of("name", "Earlier", "email", "old@example.com"))
                .mustBe(201);
        String path = send("contacts", """
                Name,Contact Type,email,gstin,credit_limit,tags,billing_city,billing_state,Remarks
                Green Labs,customer,green@example.com,27AAPFU0939F1ZV,"1,50,000.00",fleet; gold,Pune,27,x
                Twice,customer,green@example.com,,,,,,
                Taken,customer,OLD@example.com,,,,,,
                Wrong,nobody,no mail,27AAPFU0939F1ZX,12.345,,,,
                ,vendor,,,,,,,
                Blue Wheels,both,,27AAPFU0939F1ZV,,,,,
                Last,vendor,,,,,,,
                """.getBytes(UTF_8));

        Answer judged = judged(path);
        assertThat(judged.text("/status")).isEqualTo("validated");
        assertThat(judged.at("/rows").toString())
                .isEqualTo("{\"valid\":2,\"duplicate\":3,\"error\":2,\"imported\":0,\"refused\":0}");
        assertThat(judged.at("/ignored_columns").toString()).isEqualTo("[\"Remarks\"]");
        Answer report = api.get(path + "/rows?status=duplicate").mustBe(200);
        assertThat(report.at("/data").findValuesAsText("message"))
                .containsExactly(
                        "email is the same as in row 2.",
                        "email is taken by another contact.",
                        "gstin is the same as in row 2.");
        assertThat(api.get(path + "/rows?limit=2&page=3").at("/data").findValuesAsText("row"))
                .containsExactly("6", "7");
        assertThat(api.get(path + "/rows?status=error").at("/data/0/problems").findValuesAsText("pointer"))
                .contains("/contact_type", "/email", "/gstin", "/credit_limit");
        assertThat(api.get("/api/v1/contacts").at("/pagination/total_count").asInt())
                .isEqualTo(1);

        Answer done = carried(path);
        assertThat(done.text("/status")).isEqualTo("partial");
        assertThat(done.at("/rows/imported").asInt()).isEqualTo(2);
        assertThat(api.post(path + "/execute").code()).isEqualTo("ILLEGAL_MOVE");
        Answer made = api.get(
                "/api/v1/contacts/" + api.get(path + "/rows?status=imported").text("/data/0/resource_id"));
        assertThat(made.text("/name")).isEqualTo("Green Labs");
        assertThat(made.at("/credit_limit").decimalValue()).isEqualByComparingTo("150000");
        assertThat(made.text("/addresses/0/city")).isEqualTo("Pune");
        assertThat(made.text("/created_by")).isEqualTo(owner.userId());
        assertThat(api.get("/api/v1/contacts").at("/pagination/total_count").asInt())
                .isEqualTo(3);
    }

    @Test
    void whatWentOutComesInElsewhereAndGoesOutAlike() {
        api.post(
                        "/api/v1/contacts",
                        Map.of("name", "=cmd|' /C calc'!A0", "phone", "+91 98765 43210", "tags", List.of("a", "b")))
                .mustBe(201);
        for (String format : List.of("csv", "xlsx")) {
            byte[] table = exported("contacts", format);
            Api elsewhere = SERVER.signUp().api();
            String path = new Sender(elsewhere).send(table);
            Waiting.until(() -> elsewhere.get(path).text("/status").equals("validated"));
            elsewhere.post(path + "/execute").mustBe(202);
            Waiting.until(() -> elsewhere.get(path).text("/status").equals("completed"));

            Answer contact = elsewhere.get("/api/v1/contacts").mustBe(200);
            assertThat(contact.text("/data/0/name")).isEqualTo("=cmd|' /C calc'!A0");
            assertThat(contact.text("/data/0/phone")).isEqualTo("+91 98765 43210");
        }
        assertThat(new String(exported("contacts", "csv"), UTF_8)).contains("'=cmd|", "'+91 98765");
    }

    private record Sender(Api api) {
        String send(byte[] content) {
            String path = IMPORTS + "/"
                    + api.post(IMPORTS, Map.of("kind", "contacts", "file_name", "t", "size", content.length))
                            .mustBe(201)
                            .text("/import_id");
            api.post(
                            path + "/pieces",
                            Map.of("index", 0, "content", Base64.getEncoder().encodeToString(content)))
                    .mustBe(200);
            api.post(path + "/complete").mustBe(200);
            return path;
        }
    }

    @Test
    void aWorkbookOfVehiclesComesInAndTheirOwnersMustBeKnown() throws IOException {
        String contact = api.post("/api/v1/contacts", Map.of("name", "Owner"))
                .mustBe(201)
                .text("/contact_id");
        String stranger = SERVER.signUp()
                .api()
                .post("/api/v1/contacts", Map.of("name", "Stranger"))
                .text("/contact_id");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter sheet = SheetWriter.of(SheetFormat.XLSX, out)) {
            sheet.row(List.of("owner_name", "make", "model", "year", "registration_number", "customer_id"));
            sheet.row(List.of("Ravi", "Ather", "450X", "2024", "KA 01 AB 1234", contact));
            sheet.row(List.of("Ravi", "Ather", "450X", "2024", "ka01ab1234", ""));
            sheet.row(List.of("Ravi", "Ather", "450X", "2024", "KA 01 AB 1235", stranger));
            sheet.row(List.of("Ravi", "Ather", "450X", "20x4", "KA 01 AB 1236", ""));
        }
        String path = send("vehicles", out.toByteArray());

        Answer judged = judged(path);
        assertThat(judged.at("/rows").toString())
                .isEqualTo("{\"valid\":1,\"duplicate\":1,\"error\":2,\"imported\":0,\"refused\":0}");
        carried(path);

        assertThat(api.get("/api/v1/vehicles").text("/data/0/registration_number"))
                .isEqualTo("KA01AB1234");
        assertThat(new String(exported("vehicles", "csv"), UTF_8)).contains("Ravi,,,Ather,450X,2024,KA01AB1234");
    }

    @Test
    void aRowThatIsTakenMeanwhileStaysOutAndTheOthersComeIn() {
        String path = send("contacts", "name,email\nA,a@example.com\nB,b@example.com\n".getBytes(UTF_8));
        judged(path);
        api.post("/api/v1/contacts", Map.of("name", "Faster", "email", "a@example.com"))
                .mustBe(201);

        Answer done = carried(path);

        assertThat(done.at("/rows/refused").asInt()).isEqualTo(1);
        assertThat(done.at("/rows/imported").asInt()).isEqualTo(1);
        assertThat(api.get(path + "/rows?status=refused").text("/data/0/problems/0/pointer"))
                .isEqualTo("/email");
    }

    @Test
    void whatIsNoTableFailsInWordsAndWhoMayNotIsRefused() {
        String path = send("contacts", "nothing,known\n1,2\n".getBytes(UTF_8));
        Answer failed = judged(path);
        Member admin = owner.invites("manager");

        assertThat(failed.text("/status")).isEqualTo("failed");
        assertThat(failed.text("/problem")).contains("names no column");
        assertThat(api.post(path + "/execute").code()).isEqualTo("ILLEGAL_MOVE");
        assertThat(admin.api().get(path).code()).isEqualTo("RBAC_DENIED");
        assertThat(SERVER.signUp().api().get(path + "/rows").code()).isEqualTo("NOT_FOUND");
        api.delete(path).mustBe(204);
        assertThat(api.get(path).code()).isEqualTo("NOT_FOUND");
    }
}
