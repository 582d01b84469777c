package battwheels.evfi.knowledge;

import battwheels.evfi.card.CardReason;
import battwheels.evfi.card.Symptom;
import battwheels.evfi.knowledge.Article.ApprovalStatus;
import battwheels.evfi.library.GlobalPages;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Query;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Stored;
import battwheels.platform.outbox.Times;
import battwheels.platform.paging.Position;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.shape.Faults;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Articles and symptoms: the organization's own, which it writes, and the library's, which it reads. */
public final class Articles {
    private static final String APPROVED = "approved";

    private final TenantGraph own;
    private final GlobalGraph library;
    private final InstantSource clock;

    public Articles(TenantGraph own, GlobalGraph library, InstantSource clock) {
        this.own = own;
        this.library = library;
        this.clock = clock;
    }

    record Told(
            @JsonProperty("scope") String scope,
            @JsonUnwrapped Article article) {}

    record ToldSymptom(
            @JsonProperty("scope") String scope,
            @JsonUnwrapped Symptom symptom) {}

    public Reply list(Command command) {
        Query query = command.query();
        Optional<String> search = query.text("search").filter(text -> !text.isBlank());
        if (isGlobal(command)) {
            List<Article> all = library.articles().stream()
                    .filter(each -> query.text("subsystem")
                            .map(asked -> Objects.requireNonNull(each.subsystem())
                                    .wireName()
                                    .equals(asked))
                            .orElse(true))
                    .filter(each ->
                            query.text("approval_status").map(APPROVED::equals).orElse(true))
                    .filter(each -> search.map(words -> contains(each, words)).orElse(true))
                    .toList();
            return new Reply.Listing(GlobalPages.paged(
                            all, command.page(), each -> new Position(Times.text(each.createdAt()), each.articleId()))
                    .map(each -> new Told("global", each)));
        }
        JsonObject filter = new JsonObject();
        query.text("subsystem").ifPresent(each -> filter.put("subsystem", each));
        query.text("approval_status").ifPresent(each -> filter.put("approval_status", each));
        return new Reply.Listing(own.articles(command, filter, search).map(each -> new Told("tenant", each)));
    }

    private static boolean isGlobal(Command command) {
        return command.query().text("scope").filter("global"::equals).isPresent();
    }

    private static boolean contains(Article article, String words) {
        return (article.title() + "\n" + article.content())
                .toLowerCase(Locale.ROOT)
                .contains(words.toLowerCase(Locale.ROOT));
    }

    public Reply get(Command command) {
        String id = command.path("article_id");
        return own.article(command.scope(), id)
                .map(Articles::shown)
                .or(() -> library.article(id)
                        .map(article -> new Reply.Resource(new Told("global", article), article.edition())))
                .orElseThrow(() -> new RefusedException(Problem.notFound()));
    }

    public Reply create(Command command) {
        String id = command.newId("kb");
        Stored<Article> made = own.create(command, form(command).article(id, null, by(command), clock.instant()));
        return new Reply.Created(new Told("tenant", made.state()), made.version(), "/api/v1/evfi/articles/" + id);
    }

    /** A new text is a draft again, whatever the old one was. */
    public Reply update(Command command) {
        String id = command.path("article_id");
        ArticleForm form = form(command);
        return shown(own.change(
                command,
                id,
                before -> new Change.To<>(form.article(id, before, by(command), clock.instant()), List.of())));
    }

    public Reply approve(Command command) {
        return judge(command, ApprovalStatus.APPROVED, null);
    }

    public Reply reject(Command command) {
        CardReason why = command.body(CardReason.class);
        Faults faults = new Faults().needed("reason", Objects.requireNonNullElse(why.reason(), ""), 1_000);
        if (faults.any()) {
            throw new RefusedException(Problem.invalid(faults.list()));
        }
        return judge(command, ApprovalStatus.REJECTED, why.reason());
    }

    private Reply judge(Command command, ApprovalStatus to, @Nullable String reason) {
        return shown(own.change(command, command.path("article_id"), before -> {
            if (before.approvalStatus() == to) {
                return new Change.Keep<>();
            }
            return before.approvalStatus() == ApprovalStatus.ARCHIVED
                    ? new Change.Refuse<>(Problem.of(ProblemCode.ILLEGAL_MOVE, "This article was put away."))
                    : new Change.To<>(before.judged(to, reason, by(command), clock.instant()), List.of());
        }));
    }

    private static ArticleForm form(Command command) {
        ArticleForm form = command.body(ArticleForm.class);
        Faults faults = form.faults();
        if (faults.any()) {
            throw new RefusedException(Problem.invalid(faults.list()));
        }
        return form;
    }

    public Reply symptoms(Command command) {
        if (isGlobal(command)) {
            return new Reply.Listing(GlobalPages.paged(
                            List.copyOf(library.symptoms()),
                            command.page(),
                            each -> new Position("", String.valueOf(each.symptomId())))
                    .map(each -> new ToldSymptom("global", each)));
        }
        return new Reply.Listing(own.symptoms(command).map(each -> new ToldSymptom("tenant", each)));
    }

    public Reply addSymptom(Command command) {
        Symptom given = command.body(Symptom.class);
        Faults faults = new Faults();
        given.check(faults);
        if (faults.any()) {
            throw new RefusedException(Problem.invalid(faults.list()));
        }
        String id = command.newId("sym");
        Symptom noted = new Symptom(
                id,
                given.code(),
                given.category(),
                given.description(),
                given.severity(),
                given.keywords(),
                given.relatedSymptoms());
        return new Reply.Made(new ToldSymptom("tenant", own.create(command, id, noted, clock.instant())));
    }

    private static Reply.Resource shown(Stored<Article> article) {
        return new Reply.Resource(new Told("tenant", article.state()), article.version());
    }

    private static String by(Command command) {
        return command.principal().actor().id();
    }
}
