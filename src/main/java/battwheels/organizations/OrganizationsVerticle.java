package battwheels.organizations;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.bus.Reply;
import battwheels.platform.mail.Links;
import battwheels.platform.mail.Mailer;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.people.Affiliation;
import battwheels.platform.people.OrganizationRegister;
import battwheels.platform.people.People;
import battwheels.platform.people.PlatformLog;
import battwheels.platform.plans.Plan;
import battwheels.platform.plans.Plans;
import battwheels.platform.streams.Subscription;
import battwheels.platform.streams.Urgency;
import battwheels.platform.tenancy.SystemScope;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Organizations, from sign-up on. */
public final class OrganizationsVerticle extends DomainVerticle {
    private static final Duration RECOVERY_INTERVAL = Duration.ofSeconds(30);

    private final People people;
    private final SignUp signUp;
    private final SignUpRecovery recovery;
    private final OrganizationDesk desk;
    private final Members members;
    private final Invitations invitations;
    private final Acceptance acceptance;
    private final PlatformDesk platformDesk;
    private final PlatformOffice office;
    private final Questions questions;
    private final MemberArrivals arrivals;

    /**
     * What this domain needs beside the kernel.
     *
     * @param trial the plan a sign-up gets
     * @param signUpPatience the longest a sign-up may take
     * @param afterSignUpStep hears of each step of a sign-up; does nothing in production
     */
    public record Needs(
            People people,
            PlatformLog log,
            SystemScope system,
            Mailer mailer,
            Links links,
            Plans plans,
            OrganizationRegister register,
            Plan trial,
            Duration signUpPatience,
            Consumer<SignUpStep> afterSignUpStep) {}

    public OrganizationsVerticle(Kernel kernel, Needs needs) {
        super("organizations", kernel.channels(), kernel.idempotent());
        AggregateStore<Organization> organizations = kernel.aggregates(Aggregates.ORGANIZATION);
        AggregateStore<Membership> memberships = kernel.aggregates(Aggregates.MEMBERSHIP);
        AggregateStore<Invitation> invited = kernel.aggregates(Aggregates.INVITATION);
        this.people = needs.people();
        this.signUp = new SignUp(
                organizations,
                memberships,
                kernel.stores(),
                people,
                needs.trial(),
                kernel.clock(),
                needs.afterSignUpStep());
        this.recovery = new SignUpRecovery(
                needs.system(), organizations, people.users(), signUp, needs.signUpPatience(), kernel.clock());
        OfferedRoles roles = new OfferedRoles(new battwheels.platform.bus.Questions(kernel.channels()));
        this.members = new Members(memberships, people.users(), roles, kernel.clock());
        this.arrivals = new MemberArrivals(memberships, members, people.users());
        this.desk = new OrganizationDesk(organizations, members, kernel.clock());
        this.invitations = new Invitations(
                invited, members, people.users(), roles, kernel.quota(), needs.mailer(), needs.links(), kernel.clock());
        this.acceptance = new Acceptance(organizations, invited, memberships, people, kernel.quota(), kernel.clock());
        this.platformDesk = new PlatformDesk(organizations, needs.plans(), kernel.clock());
        new Expiry(organizations, invited, kernel.clock()).declare(kernel.jobs());
        this.office = new PlatformOffice(needs.register(), needs.log(), needs.plans(), kernel.clock());
        this.questions = new Questions(kernel, people.users());
        kernel.subscriptions().declare(new PlatformAudit(needs.log()).subscription());
        kernel.subscriptions()
                .declare(Subscription.of("organizations", "invite_acceptance")
                        .urgency(Urgency.CRITICAL)
                        .repeatable()
                        .on(OrganizationEvents.INVITE_ACCEPTED, acceptance::onTaken));
    }

    @Override
    protected void bind(Operations on) {
        on.on("signUpOrganization", this::signUp)
                .on("getMyOrganizations", this::mine)
                .on("getOrganization", command -> desk.get(command))
                .on("updateOrganization", command -> desk.changeProfile(command))
                .on("updateOrganizationSettings", command -> desk.changeSettings(command))
                .on("listMembers", command -> members.list(command))
                .on("getMember", command -> members.get(command))
                .on("updateMemberRole", command -> members.changeRole(command))
                .on("removeMember", command -> members.remove(command))
                .on("inviteMember", command -> invitations.invite(command))
                .on("listInvites", command -> invitations.list(command))
                .on("cancelInvite", command -> invitations.cancel(command))
                .on("acceptInvite", command -> acceptance.accept(command))
                .on("getPlatformOrganization", command -> platformDesk.get(command))
                .on("suspendOrganization", command -> platformDesk.suspend(command))
                .on("activateOrganization", command -> platformDesk.activate(command))
                .on("changeOrganizationPlan", command -> platformDesk.changePlan(command))
                .on("listPlatformOrganizations", command -> office.list(command))
                .on("getPlatformMetrics", command -> office.metrics(command))
                .on("listPlatformAudit", command -> office.audit(command))
                .on("placeOrganization", command -> platformDesk.placeUnder(command))
                .inside("organizations.member", command -> questions.member(command))
                .inside("organizations.role_uses", command -> questions.roleUses(command))
                .inside("organizations.contacts", command -> questions.contacts(command))
                .inside("organizations.subscription", command -> questions.subscription(command))
                .inside("organizations.describe", command -> questions.describe(command))
                .inside("organizations.letterhead", command -> questions.letterhead(command))
                .inside("organizations.moveIn", command -> arrivals.moveIn(command))
                .inside("organizations.zone", command -> questions.zone(command))
                .inside("organizations.standing", command -> questions.standing(command))
                .inside("organizations.week", command -> questions.week(command))
                .inside("organizations.technicians", command -> questions.technicians(command));
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(0, RECOVERY_INTERVAL.toMillis(), timer -> recovery.run());
        return super.start();
    }

    private Reply signUp(Command command) {
        return signUp.run(command).entered();
    }

    private Reply mine(Command command) {
        List<Affiliation> all =
                people.affiliations().of(command.principal().actor().id());
        return new Reply.Plain(new MyOrganizations(
                all, all.stream().findFirst().map(Affiliation::organizationId).orElse(null)));
    }

    /** @param defaultOrg the organization a login goes to; null when there is none */
    private record MyOrganizations(
            List<Affiliation> organizations, @Nullable String defaultOrg) {}
}
