package battwheels.organizations;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.Reply;
import battwheels.platform.json.DocumentJson;
import battwheels.platform.json.WireJson;
import battwheels.platform.money.Money;
import battwheels.platform.paging.Slice;
import battwheels.platform.people.OrganizationRegister;
import battwheels.platform.people.PlatformLog;
import battwheels.platform.plans.Plan;
import battwheels.platform.plans.Plans;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What platform admins see of all organizations together. Looking is a deed too, and stands in the platform's log. */
final class PlatformOffice {
    private static final Duration SOON = Duration.ofDays(7);

    private final OrganizationRegister register;
    private final PlatformLog log;
    private final Plans plans;
    private final InstantSource clock;

    PlatformOffice(OrganizationRegister register, PlatformLog log, Plans plans, InstantSource clock) {
        this.register = register;
        this.log = log;
        this.plans = plans;
        this.clock = clock;
    }

    private record Row(
            String organizationId,
            String name,
            String slug,
            String planType,
            OrganizationStatus status,
            String subscriptionStatus,
            @Nullable Instant planExpiresAt,
            long memberCount,
            Instant createdAt) {}

    /**
     * @param trialsEndingSoon within seven days
     * @param monthlyRevenue list price of a month over all that pay, before tax
     */
    private record Figures(
            long organizations,
            Map<String, Long> byStatus,
            Map<String, Long> byPlan,
            Map<String, Long> bySubscription,
            long users,
            long trialsEndingSoon,
            Money monthlyRevenue) {}

    Reply list(Command command) {
        OrganizationRegister.Wanted wanted = new OrganizationRegister.Wanted(
                command.query().text("search").filter(text -> !text.isBlank()).map(Slug::folded),
                command.query().text("plan"),
                command.query().text("status"));
        Slice<JsonObject> page = register.page(wanted, command.page());
        Map<String, Long> members = register.members(
                page.rows().stream().map(row -> row.getString("_id")).toList());
        record(command, "platform.organizations_listed");
        return new Reply.Listing(page.map(row -> row(row, members.getOrDefault(row.getString("_id"), 0L))));
    }

    Reply metrics(Command command) {
        Map<String, Long> byStatus = register.countBy("status");
        Instant now = clock.instant();
        Figures figures = new Figures(
                byStatus.values().stream().mapToLong(count -> count).sum(),
                byStatus,
                register.countBy("plan_type"),
                new TreeMap<>(register.countBy("subscription_status")),
                register.users(),
                register.trialsEnding(now, now.plus(SOON)),
                revenue());
        record(command, "platform.metrics_read");
        return new Reply.Plain(figures);
    }

    /** The latest first. */
    Reply audit(Command command) {
        return new Reply.Listing(log.page(command.page()));
    }

    private Money revenue() {
        long paise = 0;
        for (Plan plan : plans.offered()) {
            paise = Math.addExact(paise, Math.multiplyExact(plan.priceMonthPaise(), register.paying(plan.code())));
        }
        return new Money(paise);
    }

    private Row row(JsonObject document, long members) {
        Organization organization = DocumentJson.read(document, Organization.class);
        return new Row(
                document.getString("_id"),
                organization.name(),
                organization.slug(),
                organization.planType(),
                organization.status(),
                SubscriptionCard.status(organization, clock.instant()),
                organization.planExpiresAt(),
                members,
                organization.createdAt());
    }

    private void record(Command command, String deed) {
        log.record(new PlatformLog.Deed(
                command.newId("evt"),
                deed,
                WireJson.instant(clock.instant()),
                null,
                command.principal().actor().id(),
                command.principal().actor().address(),
                command.correlationId()));
    }
}
