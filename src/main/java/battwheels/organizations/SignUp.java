package battwheels.organizations;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Stored;
import battwheels.platform.people.Email;
import battwheels.platform.people.People;
import battwheels.platform.people.SignedIn;
import battwheels.platform.people.User;
import battwheels.platform.people.UserView;
import battwheels.platform.plans.Plan;
import battwheels.platform.problem.Fault;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.tenancy.Actor;
import battwheels.platform.tenancy.Grants;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantStores;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Opens an organization: the organization first, provisioning; then its founder's account, where the unique e-mail
 * decides; the membership; and active last. Every step is found done when it is repeated, under ids that all come from
 * the organization's own, so that a retry or the {@link SignUpRecovery} goes on where a crash stopped.
 */
final class SignUp {
    private final AggregateStore<Organization> organizations;
    private final AggregateStore<Membership> memberships;
    private final TenantStores stores;
    private final People people;
    private final Plan plan;
    private final InstantSource clock;
    private final Consumer<SignUpStep> after;

    /**
     * @param plan what a new organization gets as its trial
     * @param after hears of each step done; a test stops here
     */
    SignUp(
            AggregateStore<Organization> organizations,
            AggregateStore<Membership> memberships,
            TenantStores stores,
            People people,
            Plan plan,
            InstantSource clock,
            Consumer<SignUpStep> after) {
        this.organizations = organizations;
        this.memberships = memberships;
        this.stores = stores;
        this.people = people;
        this.plan = plan;
        this.clock = clock;
        this.after = after;
    }

    /** What a sign-up is answered with. */
    record SignedUp(String token, @JsonIgnore String sessionId, OrganizationView organization, UserView user) {
        Reply entered() {
            return new Reply.Entered(new Reply.Made(this), token, sessionId);
        }

        /** Without the token. */
        @Override
        public String toString() {
            return "SignedUp[" + organization.organizationId() + "]";
        }
    }

    SignedUp run(Command command) {
        SignUpForm form = command.body(SignUpForm.class);
        if (!OrganizationRules.isState(form.state())) {
            throw new RefusedException(OrganizationRules.unknownState());
        }
        Founding founding = Founding.of(new OrganizationId(command.newId("org")));
        Command inside = command.within(scope(command, founding, form.adminName()));
        refuseRepeat(inside, founding);
        refuseTaken(inside, founding, form);
        User founder = founder(founding, form);
        provision(inside, founding, form);
        after.accept(SignUpStep.INTENT);
        refuseLate(command);
        if (!people.users().add(founder)) {
            abandon(inside.scope());
            throw taken();
        }
        after.accept(SignUpStep.USER);
        Stored<Organization> opened = finish(inside, founding);
        SignedIn signedIn = people.signIns().enter(command, founder, founding.organization());
        return new SignedUp(
                signedIn.token(),
                signedIn.sessionId(),
                OrganizationView.of(founding.organization().value(), opened.state(), clock.instant()),
                signedIn.user());
    }

    /** The steps after the e-mail has decided. */
    Stored<Organization> finish(Command inside, Founding founding) {
        Instant now = clock.instant();
        Membership founder = Membership.founder(founding.membershipId(), founding.founderId(), now);
        memberships.create(inside, founding.membershipId(), founder, OrganizationEvents.joined(founder));
        after.accept(SignUpStep.MEMBERSHIP);
        Stored<Organization> opened =
                organizations.change(inside, founding.organization().value(), provisioned -> open(provisioned, now));
        after.accept(SignUpStep.ACTIVE);
        return opened;
    }

    /** Takes back the first step, if no later one was done. */
    void abandon(Scope scope) {
        stores.open(scope, PlatformCollection.ORGANIZATIONS)
                .deleteOne(new JsonObject()
                        .put("_id", scope.organization().value())
                        .put("status", "provisioning"))
                .await();
    }

    private static Change<Organization> open(Organization provisioned, Instant now) {
        if (provisioned.status() != OrganizationStatus.PROVISIONING) {
            return new Change.Keep<>();
        }
        Organization opened = provisioned.active(now);
        return new Change.To<>(opened, OrganizationEvents.created(opened));
    }

    private void refuseRepeat(Command inside, Founding founding) {
        if (inside.idempotency().completed()) {
            String id = founding.organization().value();
            OrganizationView made = OrganizationView.of(
                    id, organizations.get(inside.scope(), id).state(), clock.instant());
            throw new RefusedException(Problem.of(
                            ProblemCode.IDEMPOTENCY_COMPLETED,
                            "This sign-up is done. Log in with the e-mail address and the password.")
                    .with("organization", made));
        }
    }

    /** Before anything is written; who is faster later is decided by the store. */
    private void refuseTaken(Command inside, Founding founding, SignUpForm form) {
        boolean taken = people.users()
                .findByEmail(Email.fold(form.adminEmail()))
                .filter(user -> !user.userId().equals(founding.founderId()))
                .isPresent();
        if (taken) {
            abandon(inside.scope());
            throw taken();
        }
    }

    private User founder(Founding founding, SignUpForm form) {
        String hash = people.passwords().hashForSignUp("/admin_password", form.adminPassword());
        return User.of(
                founding.founderId(),
                Email.fold(form.adminEmail()),
                form.adminName().strip(),
                hash,
                clock.instant());
    }

    private void provision(Command inside, Founding founding, SignUpForm form) {
        String id = founding.organization().value();
        for (String slug : Slug.candidates(form.name(), id)) {
            try {
                organizations.create(inside, id, organization(founding, form, slug), List.of());
                return;
            } catch (DuplicateKey taken) {
                // Another organization has this slug; the last candidate carries the whole id.
            }
        }
        throw new IllegalStateException("no slug left for " + id);
    }

    private Organization organization(Founding founding, SignUpForm form, String slug) {
        Instant now = clock.instant();
        return new Organization(
                form.name().strip(),
                slug,
                OrganizationStatus.PROVISIONING,
                founding.founderId(),
                "customer",
                form.industryType(),
                plan.code(),
                plan.trialDays() > 0 ? Organization.TRIALING : "active",
                trialEnd(now),
                form.profile(),
                form.vehicleTypes() == null ? List.of() : form.vehicleTypes(),
                Settings.DEFAULT,
                null,
                now,
                now);
    }

    private @Nullable Instant trialEnd(Instant now) {
        return plan.trialDays() > 0 ? now.plus(Duration.ofDays(plan.trialDays())) : null;
    }

    private static Scope scope(Command command, Founding founding, String name) {
        Actor founder = new Actor(
                founding.founderId(), name.strip(), command.principal().actor().address());
        return new Scope(founding.organization(), founder, Grants.NONE, command.correlationId(), command.deadline());
    }

    /** Past its deadline nothing more is written: the recovery may count on it. */
    private void refuseLate(Command command) {
        if (command.deadline().passed(clock)) {
            throw new RefusedException(
                    Problem.of(ProblemCode.DEADLINE_PASSED, "The sign-up was not done in time. Try again."));
        }
    }

    private static RefusedException taken() {
        return new RefusedException(Problem.of(
                ProblemCode.EMAIL_TAKEN,
                List.of(new Fault("/admin_email", "There is an account with this e-mail address. Log in with it."))));
    }
}
