package battwheels;

import battwheels.moving.MoveOrder;
import battwheels.moving.MoveSummary;
import battwheels.moving.MoveSummary.Counts;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Reply;
import battwheels.platform.tenancy.Actor;
import battwheels.platform.tenancy.Deadline;
import battwheels.platform.tenancy.Grants;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/** What an operator does for an organization that comes from the older product with a dump of what it had. */
final class MovingIn {
    private static final Duration LONGEST = Duration.ofHours(12);

    private final RunningServer server;
    private final Path report;
    private final InstantSource clock;

    /** @param report file that is written, a line of JSON for every field dropped or changed */
    MovingIn(RunningServer server, Path report, InstantSource clock) {
        this.server = server;
        this.report = report;
        this.clock = clock;
    }

    /**
     * Reports, and moves in when told to.
     *
     * @throws IllegalStateException when it cannot be done; the message says why
     */
    String run(CommandLine.MoveIn move) throws Exception {
        OrganizationId organization = OrganizationId.parse(move.organization())
                .orElseThrow(() -> new IllegalStateException("'" + move.organization() + "' is no organization's id"));
        Scope scope =
                new Scope(organization, Actor.SYSTEM, Grants.NONE, "import-legacy", Deadline.after(LONGEST, clock));
        MoveOrder order = new MoveOrder(move.dump(), move.from(), report.toString(), move.apply());
        return switch (server.ask("moving", Command.asking(scope, "moving.moveIn", order))) {
            case Reply.Plain(MoveSummary summary) -> told(summary, move.apply());
            case Reply.Refused(var problem) -> throw new IllegalStateException(problem.detail());
            default -> throw new IllegalStateException("no summary came back");
        };
    }

    private String told(MoveSummary summary, boolean applied) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-12s %8s %8s %8s %8s %8s %8s%n",
                "",
                "read",
                applied ? "made" : "to make",
                "there",
                "kept out",
                "dropped",
                "changed"));
        for (Map.Entry<String, Counts> each : summary.collections().entrySet()) {
            Counts of = each.getValue();
            text.append(String.format(
                    Locale.ROOT,
                    "%-12s %8d %8d %8d %8d %8d %8d%n",
                    each.getKey(),
                    of.read(),
                    of.made(),
                    of.there(),
                    of.keptOut(),
                    of.dropped(),
                    of.changed()));
        }
        return text.append(applied ? "Moved in." : "Nothing was changed; add --apply to move in.")
                .append(" Every field dropped or changed is in ")
                .append(report)
                .append('.')
                .toString();
    }
}
