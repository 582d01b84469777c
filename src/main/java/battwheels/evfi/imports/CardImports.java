package battwheels.evfi.imports;

import battwheels.evfi.card.CardDecision;
import battwheels.evfi.card.CardForm;
import battwheels.evfi.card.CardRules;
import battwheels.evfi.card.FailureCard;
import battwheels.evfi.card.Listed;
import battwheels.evfi.card.Subsystem;
import battwheels.evfi.card.VerificationStep;
import battwheels.evfi.imports.CardImport.ImportRow;
import battwheels.evfi.imports.CardImport.ImportStatus;
import battwheels.evfi.imports.CardImport.RowStatus;
import battwheels.evfi.library.FaultLines;
import battwheels.evfi.library.FaultRow;
import battwheels.evfi.library.LibraryCards;
import battwheels.evfi.library.StarterLibrary;
import battwheels.evfi.own.TenantKnowledge;
import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.jobs.JobContext;
import battwheels.platform.jobs.JobKind;
import battwheels.platform.jobs.JobRequest;
import battwheels.platform.jobs.Jobs;
import battwheels.platform.json.DocumentJson;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Stored;
import battwheels.platform.problem.Fault;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.shape.Faults;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes cards in from a fault-tree workbook or from the shapes earlier products kept: first a dry run that says of every
 * row what would become of it, then, when told to, drafts of the organization. One signature tells doubles.
 */
public final class CardImports {
    private static final int SHAPES_MAX = 1_000;
    private static final int SAMPLES = 10;
    private static final String STARTER = "starter library";

    /** Which import to carry out. */
    record Carry(String importId) {}

    private static final JobKind<Carry> KIND = JobKind.of("evfi.import_cards", Carry.class);

    private static final AggregateType<CardImport> TYPE = AggregateType.of(
            "card_import", CollectionSpec.named("card_imports").indexed("created_at"), CardImport.class);

    private final AggregateStore<CardImport> imports;
    private final TenantKnowledge own;
    private final Jobs jobs;
    private final InstantSource clock;

    public CardImports(Kernel kernel, TenantKnowledge own) {
        this.imports = kernel.aggregates(TYPE);
        this.own = own;
        this.jobs = kernel.jobs();
        this.clock = kernel.clock();
        jobs.handle(KIND, this::carryOut);
    }

    /**
     * @param workbook an .xlsx file in base64
     * @param cards objects of any of the known shapes
     */
    record Upload(
            @Nullable String filename,
            @Nullable String workbook,
            @Nullable List<JsonNode> cards) {
        Faults faults() {
            int cardsGiven = cards == null ? 0 : cards.size();
            return new Faults()
                    .needed("filename", Objects.requireNonNullElse(filename, ""), 200)
                    .require((workbook == null) != (cards == null), "workbook", "or cards is required, and not both")
                    .require(cardsGiven <= SHAPES_MAX, "cards", "has at most " + SHAPES_MAX + " cards");
        }
    }

    record Section(String vehicleCategory, String subsystemType, int count) {}

    /** @param jobId the same as {@code importId}, as the import page calls it */
    record View(
            String importId,
            String jobId,
            String filename,
            ImportStatus status,
            int progressPercent,
            int totalRows,
            int validRows,
            int duplicateRows,
            int errorRows,
            int importedCount,
            int updatedCount,
            int skippedCount,
            List<Section> sections) {
        static View of(CardImport read) {
            Map<String, Integer> counts = new TreeMap<>();
            read.rows().forEach(row -> counts.merge(row.category() + "\n" + row.subsystem(), 1, Integer::sum));
            List<Section> sections = counts.entrySet().stream()
                    .map(each -> {
                        String[] names = each.getKey().split("\n", 2);
                        return new Section(names[0], names[1], each.getValue());
                    })
                    .toList();
            boolean over = read.status() == ImportStatus.COMPLETED || read.status() == ImportStatus.PARTIAL;
            return new View(
                    read.importId(),
                    read.importId(),
                    read.filename(),
                    read.status(),
                    over ? 100 : 0,
                    read.rows().size(),
                    (int) (read.count(RowStatus.VALID) + read.count(RowStatus.IMPORTED)),
                    (int) (read.count(RowStatus.DUPLICATE) + read.count(RowStatus.SKIPPED)),
                    (int) read.count(RowStatus.ERROR),
                    read.importedCount(),
                    0, // what is there already is skipped, never changed
                    read.skippedCount(),
                    sections);
        }
    }

    record RowView(
            int row,
            String title,
            String category,
            String subsystem,
            RowStatus status,
            @Nullable String signatureHash,
            @Nullable String problem,
            @Nullable String failureId) {
        static RowView of(ImportRow row) {
            return new RowView(
                    row.row(),
                    row.title(),
                    row.category(),
                    row.subsystem(),
                    row.status(),
                    row.signatureHash(),
                    row.problem(),
                    row.failureId());
        }
    }

    /** A valid row as the import page shows it. */
    record Sample(
            String complaintDescription,
            List<String> rootCauses,
            String vehicleCategory,
            String subsystemType,
            List<String> diagnosticSteps) {
        static Sample of(ImportRow row) {
            CardForm form = DocumentJson.read(new JsonObject(row.form()), CardForm.class);
            return new Sample(
                    row.title(),
                    Stream.concat(Stream.ofNullable(form.rootCause()), Listed.copy(form.secondaryCauses()).stream())
                            .toList(),
                    row.category(),
                    row.subsystem(),
                    Listed.copy(form.verificationSteps()).stream()
                            .map(VerificationStep::action)
                            .toList());
        }
    }

    /** @param warningRows what is there already */
    record Report(
            String importId,
            String jobId,
            ImportStatus status,
            int totalRows,
            int validRows,
            int warningRows,
            int errorRows,
            List<Section> sections,
            List<Sample> sampleValid,
            List<RowView> rows) {
        static Report of(CardImport read) {
            View view = View.of(read);
            List<ImportRow> valid = read.rows().stream()
                    .filter(row -> row.status() == RowStatus.VALID || row.status() == RowStatus.IMPORTED)
                    .limit(SAMPLES)
                    .toList();
            return new Report(
                    read.importId(),
                    read.importId(),
                    read.status(),
                    view.totalRows(),
                    view.validRows(),
                    view.duplicateRows(),
                    view.errorRows(),
                    view.sections(),
                    valid.stream().map(Sample::of).toList(),
                    read.rows().stream().map(RowView::of).toList());
        }
    }

    public Reply upload(Command command) {
        Upload body = command.body(Upload.class);
        Faults faults = body.faults();
        if (faults.any()) {
            throw new RefusedException(Problem.invalid(faults.list()));
        }
        return taken(command, Objects.requireNonNull(body.filename()), rows(body));
    }

    /** The faults that come with the server, for an organization to make them its own. */
    public Reply quick(Command command) {
        List<ImportRow> rows = new ArrayList<>();
        for (FaultRow fault : StarterLibrary.faults()) {
            rows.add(row(rows.size() + 1, fault));
        }
        return taken(command, STARTER, rows);
    }

    private Reply taken(Command command, String filename, List<ImportRow> rows) {
        String id = command.newId("imp");
        CardImport read = new CardImport(
                id,
                filename,
                ImportStatus.VALIDATED,
                judged(command.scope(), rows),
                0,
                0,
                command.principal().actor().id(),
                clock.instant());
        Stored<CardImport> made = imports.create(command, id, read, List.of());
        return new Reply.Created(View.of(made.state()), made.version(), "/api/v1/evfi/imports/" + id);
    }

    private static List<ImportRow> rows(Upload body) {
        if (body.cards() != null) {
            List<ImportRow> rows = new ArrayList<>();
            for (JsonNode card : body.cards()) {
                JsonObject form = ImportShapes.form(new JsonObject(card.toString()));
                rows.add(row(rows.size() + 1, "any", form));
            }
            return rows;
        }
        return workbook(Objects.requireNonNull(body.workbook()))
                .flatMap(FaultWorkbook::read)
                .orElseThrow(() -> new RefusedException(
                        Problem.invalid(List.of(new Fault("/workbook", "must be an .xlsx file in base64")))))
                .stream()
                .map(line -> row(line.number(), line.fault()))
                .toList();
    }

    private static ImportRow row(int number, FaultRow fault) {
        JsonObject form = fault.causes().isEmpty()
                ? new JsonObject().put("title", fault.complaint())
                : FaultLines.form(fault).put("source_type", "legacy_import");
        return row(number, fault.category(), form);
    }

    private static Optional<byte[]> workbook(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64.strip()));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static ImportRow row(int number, String category, JsonObject form) {
        return new ImportRow(
                number,
                form.getString("title", ""),
                category,
                form.getString("subsystem_category", Subsystem.OTHER.wireName()),
                RowStatus.VALID,
                null,
                null,
                form.encode(),
                null);
    }

    /** Of doubles in the source the first counts; what the organization has already is told as a double too. */
    private List<ImportRow> judged(Scope scope, List<ImportRow> rows) {
        Set<String> signatures = new HashSet<>();
        Set<String> titles = new HashSet<>();
        own.every(
                scope,
                cards -> cards.forEach(card -> {
                    signatures.add(card.signatureHash());
                    titles.add(LibraryCards.lower(card.title()));
                }));
        List<ImportRow> judged = new ArrayList<>();
        for (ImportRow row : rows) {
            CardForm form = DocumentJson.read(new JsonObject(row.form()), CardForm.class);
            CardDecision decision = CardRules.create("fc_import", form, "import", clock.instant());
            if (decision instanceof CardDecision.Changed(FailureCard card, var told)) {
                String hash = card.signatureHash();
                boolean fresh = signatures.add(hash) & titles.add(LibraryCards.lower(card.title()));
                judged.add(new ImportRow(
                        row.row(),
                        row.title(),
                        row.category(),
                        row.subsystem(),
                        fresh ? RowStatus.VALID : RowStatus.DUPLICATE,
                        hash,
                        fresh ? null : "the same signature or title is there already",
                        row.form(),
                        null));
            } else if (decision instanceof CardDecision.Refused(List<Fault> faults)) {
                Fault first = faults.getFirst();
                judged.add(row.as(RowStatus.ERROR, first.pointer() + " " + first.message(), null));
            }
        }
        return judged;
    }

    public Reply list(Command command) {
        return new Reply.Listing(imports.page(command.scope(), new JsonObject(), command.page(), "created_at")
                .map(each -> View.of(each.state())));
    }

    public Reply get(Command command) {
        Stored<CardImport> found = imports.get(command.scope(), command.path("import_id"));
        return new Reply.Resource(View.of(found.state()), found.version());
    }

    /** Every row and what became or would become of it. */
    public Reply report(Command command) {
        CardImport found =
                imports.get(command.scope(), command.path("import_id")).state();
        return new Reply.Plain(Report.of(found));
    }

    public Reply execute(Command command) {
        String id = command.path("import_id");
        imports.change(
                command,
                id,
                before -> before.status() == ImportStatus.VALIDATED
                        ? new Change.To<>(before.importing(), List.of())
                        : new Change.Refuse<>(
                                Problem.of(ProblemCode.ILLEGAL_MOVE, "This import was carried out already.")));
        return Jobs.accepted(
                jobs.enqueue(command, JobRequest.of(KIND, new Carry(id)).keyed(id)));
    }

    private Object carryOut(JobContext job, Carry carry) {
        Scope scope = job.scope();
        CardImport read = imports.get(scope, carry.importId()).state();
        List<ImportRow> after = new ArrayList<>();
        for (ImportRow row : read.rows()) {
            after.add(
                    switch (row.status()) {
                        case VALID -> {
                            String id = "fc_" + bare(read.importId()) + "r" + row.row();
                            own.imported(
                                    job.command("importCard" + row.row()).step(),
                                    id,
                                    new JsonObject(row.form()),
                                    clock.instant());
                            job.progress(100 * after.size() / read.rows().size(), "row " + row.row());
                            yield row.as(RowStatus.IMPORTED, null, id);
                        }
                        case DUPLICATE -> row.as(RowStatus.SKIPPED, row.problem(), null);
                        default -> row;
                    });
        }
        imports.change(
                job.command("finishImport"),
                carry.importId(),
                before -> new Change.To<>(before.done(after), List.of()));
        return View.of(imports.get(scope, carry.importId()).state());
    }

    private static String bare(String id) {
        return id.substring(id.indexOf('_') + 1);
    }
}
