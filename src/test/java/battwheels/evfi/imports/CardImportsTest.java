package battwheels.evfi.imports;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.evfi.library.FaultRow;
import battwheels.evfi.library.StarterLibrary;
import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.TestServer;
import battwheels.platform.store.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Cards from elsewhere: a workbook of 108 faults in the contract's format, and the shapes earlier products kept. */
class CardImportsTest {
    private static final String IMPORTS = "/api/v1/evfi/imports";

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private final Api api = SERVER.signUp().api();

    /** Our own faults, laid out as the contract says (1.9); the audited workbook itself is not to be had. */
    private static String workbook() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(out, "test", "1.0");
        Worksheet sheet = workbook.newWorksheet("faults");
        sheet.value(0, 0, "Fault trees");
        List.of("S.No", "Complaint", "Causes", "Steps", "Fault tree", "Resolution", "Prevention")
                .forEach(name -> sheet.value(1, column(name), name));
        int line = 2;
        String section = "";
        for (FaultRow row : StarterLibrary.faults()) {
            String its = row.category() + " - " + row.subsystem();
            if (!its.equals(section)) {
                sheet.value(line++, 1, its);
                section = its;
            }
            sheet.value(line, 0, line);
            sheet.value(line, 1, row.complaint());
            StringBuilder causes = new StringBuilder();
            for (int i = 0; i < row.causes().size(); i++) {
                causes.append(i + 1).append(". ").append(row.causes().get(i)).append(' ');
            }
            sheet.value(line, 2, causes.toString());
            sheet.value(line, 3, String.join(" → ", row.steps()));
            sheet.value(line, 4, "Top Event: " + row.complaint() + " -> OR (" + String.join(", ", row.causes()) + ")");
            sheet.value(line, 5, String.join(" / ", row.remedies()));
            sheet.value(line, 6, String.join(", ", row.prevention()));
            line++;
        }
        workbook.finish();
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    private static int column(String name) {
        return List.of("S.No", "Complaint", "Causes", "Steps", "Fault tree", "Resolution", "Prevention")
                .indexOf(name);
    }

    @Test
    void aHundredAndEightFaultsComeInOnceAsDrafts() throws IOException {
        String workbook = workbook();
        Answer read = api.post(IMPORTS, Map.of("filename", "faults.xlsx", "workbook", workbook))
                .mustBe(201);
        assertThat(read.at("/total_rows").intValue()).isEqualTo(108);
        assertThat(read.at("/valid_rows").intValue()).isEqualTo(108);
        assertThat(read.at("/sections").findValuesAsText("vehicle_category"))
                .contains("2w", "3w_cargo", "commercial_bus");
        assertThat(api.get("/api/v1/evfi/failure-cards")
                        .at("/pagination/total_count")
                        .intValue())
                .isZero();

        String path = IMPORTS + "/" + read.text("/import_id");
        api.post(path + "/execute").mustBe(202);
        Waiting.until(() -> api.get(path).text("/status").equals("completed"));

        assertThat(api.get(path).at("/imported_count").intValue()).isEqualTo(108);
        Answer cards = api.get("/api/v1/evfi/failure-cards?status=draft&source_type=legacy_import");
        assertThat(cards.at("/pagination/total_count").intValue()).isEqualTo(108);
        assertThat(api.post(path + "/execute").code()).isEqualTo("ILLEGAL_MOVE");
        Answer again = api.post(IMPORTS, Map.of("filename", "faults.xlsx", "workbook", workbook))
                .mustBe(201);
        assertThat(again.at("/duplicate_rows").intValue()).isEqualTo(108);
    }

    @Test
    void theFaultsThatComeWithTheServerAreReadInOneCall() {
        Answer read = api.post("/api/import/quick").mustBe(201);

        assertThat(read.at("/valid_rows").intValue()).isEqualTo(108);
        String job = read.text("/job_id");
        api.post("/api/import/jobs/" + job + "/execute").mustBe(202);
        Waiting.until(() -> api.get("/api/import/jobs/" + job).text("/status").equals("completed"));
        assertThat(api.post("/api/v1/evfi/imports/quick")
                        .mustBe(201)
                        .at("/duplicate_rows")
                        .intValue())
                .isEqualTo(108);
        assertThat(SERVER.signUp().api().get("/api/v1/evfi/imports/" + job).status())
                .isEqualTo(404);
    }

    @Test
    void everyKnownShapeIsReadAndEveryRowIsReported() {
        Answer read = api.post(
                        IMPORTS,
                        Map.of(
                                "filename",
                                "old.json",
                                "cards",
                                List.of(
                                        Map.of(
                                                "card_id",
                                                "1",
                                                "issue_title",
                                                "A",
                                                "root_cause",
                                                "a",
                                                "fault_category",
                                                "motor"),
                                        Map.of(
                                                "failure_card_id",
                                                "2",
                                                "problem_title",
                                                "B",
                                                "probable_causes",
                                                List.of("b")),
                                        Map.of(
                                                "symptom_cluster",
                                                "C",
                                                "probable_root_cause",
                                                "c",
                                                "verified_fix",
                                                "do"),
                                        Map.of("failure_id", "4", "title", "a", "root_cause", "other"),
                                        Map.of("issue_title", "without a cause"))))
                .mustBe(201);

        List<String> rows = api.get(IMPORTS + "/" + read.text("/import_id") + "/preview")
                .mustBe(200)
                .at("/rows")
                .findValuesAsText("status");
        assertThat(rows).containsExactly("valid", "valid", "valid", "duplicate", "error");
    }

    @Test
    void whatIsNoWorkbookIsRefused() {
        assertThat(api.post(IMPORTS, Map.of("filename", "x", "workbook", "bm90IGEgd29ya2Jvb2s="))
                        .status())
                .isEqualTo(422);
        assertThat(api.post(IMPORTS, Map.of("filename", "x")).status()).isEqualTo(422);
    }
}
