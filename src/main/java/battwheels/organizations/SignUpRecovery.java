package battwheels.organizations;

import battwheels.platform.bus.Command;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.people.User;
import battwheels.platform.people.Users;
import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.tenancy.Actor;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.SystemScope;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on where a sign-up was left behind. Once the founder's account is there the e-mail has decided, and the rest is
 * done, even beside the sign-up itself; without it the organization is removed, once no sign-up can still be under way.
 */
final class SignUpRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(SignUpRecovery.class);
    private static final int PAGE = 200;

    private final SystemScope system;
    private final AggregateStore<Organization> organizations;
    private final Users users;
    private final SignUp signUp;
    private final Duration patience;
    private final InstantSource clock;
    private final AtomicBoolean running = new AtomicBoolean();

    /** @param patience the longest a sign-up may take; one without an account after that is over */
    SignUpRecovery(
            SystemScope system,
            AggregateStore<Organization> organizations,
            Users users,
            SignUp signUp,
            Duration patience,
            InstantSource clock) {
        this.system = system;
        this.organizations = organizations;
        this.users = users;
        this.signUp = signUp;
        this.patience = patience;
        this.clock = clock;
    }

    /** One round over all that are provisioning; does nothing while another round runs here. */
    void run() {
        if (running.compareAndSet(false, true)) {
            try {
                round();
            } catch (StoreUnavailable outage) {
                LOG.atWarn().addKeyValue("cause", outage.getMessage()).log("recovery of sign-ups waits for the store");
            } catch (RuntimeException failure) {
                LOG.atWarn().setCause(failure).log("recovery of sign-ups given up; the next round starts soon");
            } catch (Exception interrupted) {
                // Waiting passes an interruption on undeclared; it means this server is being closed.
                LOG.atDebug().setCause(interrupted).log("recovery of sign-ups ended with the server");
            } finally {
                running.set(false);
            }
        }
    }

    private void round() {
        Optional<OrganizationId> last = Optional.empty();
        List<OrganizationId> page;
        do {
            page = system.provisioning(last, PAGE).await();
            page.forEach(this::settle);
            last = page.isEmpty() ? last : Optional.of(page.getLast());
        } while (page.size() == PAGE);
    }

    private void settle(OrganizationId organization) {
        Founding founding = Founding.of(organization);
        Scope scope = system.enter(organization, "sign-up-recovery");
        users.find(founding.founderId())
                .ifPresentOrElse(founder -> finish(scope, founding, founder), () -> abandonStale(scope));
    }

    private void finish(Scope scope, Founding founding, User founder) {
        Actor actor = new Actor(founder.userId(), founder.name(), Actor.SYSTEM.address());
        Scope theirs = new Scope(scope.organization(), actor, scope.grants(), scope.correlationId(), scope.deadline());
        signUp.finish(Command.inside(theirs, "signUpOrganization", Map.of()), founding);
        LOG.atInfo().addKeyValue("organization", scope.organization()).log("sign-up finished after an interruption");
    }

    private void abandonStale(Scope scope) {
        organizations
                .find(scope, scope.organization().value())
                .filter(left -> left.state().createdAt().plus(patience).isBefore(clock.instant()))
                .ifPresent(left -> signUp.abandon(scope));
    }
}
