package battwheels.flags;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.flags.Flag;
import battwheels.platform.flags.FlagMode;
import battwheels.platform.flags.Flags;
import battwheels.platform.json.WireJson;
import battwheels.platform.paging.Slice;
import battwheels.platform.people.PlatformLog;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.tenancy.OrganizationId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sets flags and shows them. Every change is in the platform's log, with what it was before. */
public final class FlagsVerticle extends DomainVerticle {
    private static final int TRIES = 16;

    private final Flags flags;
    private final PlatformLog log;
    private final InstantSource clock;

    public FlagsVerticle(Kernel kernel, Flags flags, PlatformLog log) {
        super("flags", kernel.channels(), kernel.idempotent());
        this.flags = flags;
        this.log = log;
        this.clock = kernel.clock();
    }

    @Override
    protected void bind(Operations on) {
        on.on("listFlags", this::list)
                .on("getFlag", this::get)
                .on("putFlag", this::put)
                .on("deleteFlag", this::delete)
                .on("getFeatureFlags", this::ofOrganization);
    }

    private record FlagForm(
            FlagMode mode,
            @Nullable List<String> organizations,
            @Nullable Integer percentage,
            @Nullable String description) {

        Flag flag(String key, @Nullable Flag before, String author, Instant now) {
            return new Flag(
                    key,
                    mode,
                    organizations == null
                            ? List.of()
                            : organizations.stream().distinct().toList(),
                    percentage == null ? 0 : percentage,
                    description == null ? "" : description.strip(),
                    author,
                    now,
                    before == null ? 1 : before.version() + 1);
        }
    }

    private record FlagView(
            String key,
            FlagMode mode,
            List<String> organizations,
            int percentage,
            String description,
            String updatedBy,
            Instant updatedAt) {
        static FlagView of(Flag flag) {
            return new FlagView(
                    flag.key(),
                    flag.mode(),
                    flag.organizations(),
                    flag.percentage(),
                    flag.description(),
                    flag.updatedBy(),
                    flag.updatedAt());
        }
    }

    private record OfOrganization(Map<String, Boolean> flags) {}

    private Reply list(Command command) {
        List<FlagView> rows =
                flags.all().await().values().stream().map(FlagView::of).toList();
        return new Reply.Listing(new Slice<>(rows, rows.size(), null));
    }

    private Reply get(Command command) {
        return shown(find(command).orElseThrow(() -> new RefusedException(Problem.notFound())));
    }

    private Reply put(Command command) {
        if (command.idempotency().completed()) {
            return get(command);
        }
        FlagForm form = command.body(FlagForm.class);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Map<String, Flag> all = flags.all().await();
            Flag before = all.get(command.path("flag_key"));
            refuse(command, form, all, before);
            Flag after = form.flag(
                    command.path("flag_key"),
                    before,
                    command.principal().actor().id(),
                    clock.instant());
            if (flags.put(after).await()) {
                record(command, "flag.set", after.key(), describe(before), describe(after));
                return shown(after);
            }
        }
        throw new RefusedException(
                Problem.of(ProblemCode.CONCURRENT_CHANGE, "Others set this flag at the moment. Try again.")
                        .retryAfter(1));
    }

    private static void refuse(Command command, FlagForm form, Map<String, Flag> all, @Nullable Flag before) {
        if (form.mode() == FlagMode.CANARY
                && (form.organizations() == null || form.organizations().isEmpty())) {
            throw new RefusedException(
                    Problem.invalid("/organizations", "organizations must name those for which it is on."));
        }
        if (form.mode() == FlagMode.PERCENTAGE && form.percentage() == null) {
            throw new RefusedException(Problem.invalid("/percentage", "percentage is required in this mode."));
        }
        if (before == null && all.size() >= Flags.MOST) {
            throw new RefusedException(
                    Problem.of(ProblemCode.TOO_MANY, "There are " + Flags.MOST + " flags. Delete one first."));
        }
        long version = before == null ? 0 : before.version();
        if (command.ifMatch().isPresent() && !command.ifMatch().get().contains(version)) {
            throw new RefusedException(
                    Problem.of(ProblemCode.PRECONDITION_FAILED, "The flag was set since you read it. Read it again."));
        }
    }

    private Reply delete(Command command) {
        Optional<Flag> before = find(command);
        boolean gone = flags.delete(command.path("flag_key")).await();
        if (gone) {
            record(command, "flag.deleted", command.path("flag_key"), describe(before.orElse(null)), "");
        }
        return gone || command.idempotency().repeated() ? new Reply.Empty() : Reply.refused(Problem.notFound());
    }

    private Reply ofOrganization(Command command) {
        OrganizationId organization = command.scope().organization();
        Map<String, Boolean> on = new TreeMap<>();
        flags.all().await().forEach((key, flag) -> on.put(key, flag.isOn(organization)));
        return new Reply.Plain(new OfOrganization(on));
    }

    private Optional<Flag> find(Command command) {
        return Optional.ofNullable(flags.all().await().get(command.path("flag_key")));
    }

    private static Reply shown(Flag flag) {
        return new Reply.Resource(FlagView.of(flag), flag.version());
    }

    private static String describe(@Nullable Flag flag) {
        return flag == null
                ? "none"
                : flag.mode().name().toLowerCase(Locale.ROOT)
                        + switch (flag.mode()) {
                            case CANARY -> " " + flag.organizations();
                            case PERCENTAGE -> " " + flag.percentage();
                            default -> "";
                        };
    }

    private void record(Command command, String deed, String key, String before, String after) {
        log.record(new PlatformLog.Deed(
                command.newId("evt"),
                deed,
                WireJson.instant(clock.instant()),
                null,
                command.principal().actor().id(),
                command.principal().actor().address(),
                command.correlationId(),
                Map.of("flag", key, "before", before, "after", after)));
    }
}
