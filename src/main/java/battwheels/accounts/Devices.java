package battwheels.accounts;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.mail.Links;
import battwheels.platform.people.DeviceGrant;
import battwheels.platform.people.DeviceGrants;
import battwheels.platform.people.DeviceSignIns;
import battwheels.platform.people.People;
import battwheels.platform.people.Place;
import battwheels.platform.people.SignedIn;
import battwheels.platform.people.User;
import battwheels.platform.people.UserView;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.tenancy.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Device authorization (RFC 8628): a device shows a code, its user types it where they are signed in already. */
final class Devices {
    private static final String PURPOSE = "device ";

    private final People people;
    private final DeviceGrants grants;
    private final DeviceSignIns signIns;
    private final Links links;
    private final Duration tokenLife;

    Devices(People people, DeviceGrants grants, Links links, Duration tokenLife) {
        this.people = people;
        this.grants = grants;
        this.signIns = new DeviceSignIns(grants, people.users(), people.signIns());
        this.links = links;
        this.tokenLife = tokenLife;
    }

    private record Asking(@Nullable String device) {}

    private record Polling(String grantType, String deviceCode) {
        @Override
        public String toString() {
            return "Polling[***]";
        }
    }

    private record Deciding(String userCode, @Nullable String organizationId) {
        @Override
        public String toString() {
            return "Deciding[***]";
        }
    }

    /** Named as RFC 8628 names them; times in seconds. */
    private record Codes(
            String deviceCode,
            String userCode,
            String verificationUri,
            String verificationUriComplete,
            long expiresIn,
            long interval) {
        @Override
        public String toString() {
            return "Codes[***]";
        }
    }

    private record Token(
            String accessToken,
            String tokenType,
            long expiresIn,
            UserView user,
            @Nullable String currentOrganization) {
        @Override
        public String toString() {
            return "Token[***]";
        }
    }

    /** @param address from which the device asked: whoever does not know it turns it away */
    private record Waiting(String device, String address, Instant expiresAt) {}

    Reply start(Command command) {
        String name = Optional.ofNullable(command.body(Asking.class).device())
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse("Device");
        // Under one key each try gets codes of its own: the codes of the one before were seen by nobody, or by its
        // asker.
        DeviceGrants.Started codes = grants.start(
                command.idempotency().repeated() ? command.step().newId("dev") : command.newId("dev"),
                name,
                command.principal().actor().address());
        return new Reply.Plain(new Codes(
                codes.deviceCode(),
                codes.userCode(),
                links.to("device"),
                links.withToken("device", codes.userCode()),
                DeviceGrants.LIFE.toSeconds(),
                DeviceGrants.INTERVAL.toSeconds()));
    }

    Reply poll(Command command) {
        SignedIn in = signIns.poll(command.body(Polling.class).deviceCode());
        return new Reply.Plain(
                new Token(in.token(), "Bearer", tokenLife.toSeconds(), in.user(), in.currentOrganization()));
    }

    Reply get(Command command) {
        DeviceGrant grant = waiting(command, command.query().text("user_code").orElse(""));
        return new Reply.Plain(new Waiting(grant.device(), grant.address(), grant.expiresAt()));
    }

    /** Into the organization named, else the one the request works in. */
    Reply approve(Command command) {
        Deciding form = command.body(Deciding.class);
        OrganizationId organization = Optional.ofNullable(form.organizationId())
                .flatMap(OrganizationId::parse)
                .or(() -> command.principal().organization())
                .filter(named -> people.affiliations().at(userId(command), named) instanceof Place.Open)
                .orElseThrow(Devices::outside);
        DeviceGrant grant = waiting(command, form.userCode());
        User user = people.users().find(userId(command)).orElseThrow();
        return decided(grants.approve(grant, user, organization), "The device is let in.");
    }

    Reply deny(Command command) {
        DeviceGrant grant = waiting(command, command.body(Deciding.class).userCode());
        return decided(grants.deny(grant), "The device is turned away.");
    }

    /** Five wrong codes within 15 minutes end the guessing for 15 more. */
    private DeviceGrant waiting(Command command, String userCode) {
        Optional<DeviceGrant> grant = grants.waiting(userCode);
        boolean known = people.failures().settle(PURPOSE + userId(command), grant::isPresent);
        return grant.filter(found -> known).orElseThrow(Devices::unknown);
    }

    private static Reply decided(boolean done, String message) {
        if (!done) {
            throw unknown();
        }
        return new Reply.Plain(new AccountAnswers.Message(message));
    }

    private static String userId(Command command) {
        return command.principal().actor().id();
    }

    private static RefusedException unknown() {
        return new RefusedException(
                Problem.of(ProblemCode.DEVICE_CODE_INVALID, "No device waits under this code. Look at it again.")
                        .with("error", "invalid_grant"));
    }

    private static RefusedException outside() {
        return new RefusedException(
                Problem.of(ProblemCode.TENANT_ACCESS_DENIED, "You are no active member of the organization named."));
    }
}
