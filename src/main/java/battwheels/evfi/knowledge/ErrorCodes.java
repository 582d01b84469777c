package battwheels.evfi.knowledge;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.EventDraft;
import battwheels.platform.outbox.Stored;
import battwheels.platform.problem.Problem;
import battwheels.platform.shape.Faults;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Trouble codes: the organization's own, and the generic ones that all share. Exact first, then by prefix. */
public final class ErrorCodes {
    private static final int SHOWN = 50;

    private static final AggregateType<ErrorCode> TYPE = AggregateType.of(
                    "error_code", CollectionSpec.named("error_codes").unique("dtc_code"), ErrorCode.class)
            .unique(code -> Map.of("dtc_code", code.dtcCode()));

    private final AggregateStore<ErrorCode> own;

    public ErrorCodes(Kernel kernel) {
        this.own = kernel.aggregates(TYPE);
    }

    /** A code as it was found. */
    public record Found(
            @JsonProperty("scope") String scope,
            @JsonProperty("match") String match,
            @JsonUnwrapped ErrorCode code) {}

    public record Answer(String code, List<Found> matches) {}

    public record Noted(String dtcCode, String description) {}

    public Reply search(Command command) {
        String code = ErrorCodeForm.upper(command.query().text("code").orElse(""));
        List<Found> found = new ArrayList<>();
        ofOwn(command, code).forEach(each -> found.add(found("tenant", code, each)));
        ErrorCodeBook.startingWith(code, SHOWN).forEach(each -> found.add(found("global", code, each)));
        List<Found> exactFirst = found.stream()
                .sorted(Comparator.comparing((Found each) -> !each.match().equals("exact")))
                .limit(SHOWN)
                .toList();
        return new Reply.Plain(new Answer(code, exactFirst));
    }

    private List<ErrorCode> ofOwn(Command command, String code) {
        JsonObject prefix = new JsonObject().put("dtc_code", new JsonObject().put("$regex", "^" + Pattern.quote(code)));
        Find find =
                Find.where(prefix).sortedBy(new JsonObject().put("dtc_code", 1)).limitedTo(SHOWN);
        return own.list(command.scope(), find).stream().map(Stored::state).toList();
    }

    /** What the organization has noted of codes, by code; the others are left out. */
    Map<String, String> descriptions(Scope scope, List<String> codes) {
        JsonObject among = new JsonObject().put("dtc_code", new JsonObject().put("$in", new JsonArray(codes)));
        return own.list(scope, Find.where(among)).stream()
                .map(Stored::state)
                .collect(Collectors.toMap(ErrorCode::dtcCode, ErrorCode::description));
    }

    private static Found found(String scope, String asked, ErrorCode code) {
        return new Found(scope, code.dtcCode().equals(asked) ? "exact" : "prefix", code);
    }

    public Reply create(Command command) {
        ErrorCodeForm form = command.body(ErrorCodeForm.class);
        Faults faults = form.faults();
        if (faults.any()) {
            throw new RefusedException(Problem.invalid(faults.list()));
        }
        ErrorCode code = form.code();
        EventDraft told = new EventDraft("error_code.noted", new Noted(code.dtcCode(), code.description()));
        Stored<ErrorCode> made = own.create(command, command.newId("dtc"), code, List.of(told));
        return new Reply.Made(found("tenant", made.state().dtcCode(), made.state()));
    }
}
