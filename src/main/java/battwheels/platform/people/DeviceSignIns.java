package battwheels.platform.people;

import battwheels.platform.bus.RefusedException;
import battwheels.platform.identity.OneTimeToken;
import battwheels.platform.people.Sessions.Opening;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.tenancy.OrganizationId;

/** What a device is told when it asks whether it may come in (RFC 8628, section 3.5). Blocking calls await. */
public final class DeviceSignIns {
    private final DeviceGrants grants;
    private final Users users;
    private final SignIns signIns;

    public DeviceSignIns(DeviceGrants grants, Users users, SignIns signIns) {
        this.grants = grants;
        this.users = users;
        this.signIns = signIns;
    }

    /** The sign-in of a device that was let in, once; ends the command with 400 and an {@code error} in any other case. */
    public SignedIn poll(String deviceCode) {
        DeviceGrant grant = OneTimeToken.parse(deviceCode)
                .filter(token -> token.organization().isEmpty())
                .flatMap(grants::find)
                .orElseThrow(DeviceSignIns::invalid);
        if (grant.status() == DeviceGrant.Status.USED) {
            throw invalid();
        }
        if (grants.isOver(grant)) {
            throw refusal(ProblemCode.DEVICE_CODE_EXPIRED, "expired_token", "The code has expired. Start again.");
        }
        if (!grants.takeTurn(grant)) {
            throw refusal(ProblemCode.SLOW_DOWN, "slow_down", "Too early. Wait five seconds longer from now on.");
        }
        return switch (grant.status()) {
            case PENDING ->
                throw refusal(
                        ProblemCode.AUTHORIZATION_PENDING,
                        "authorization_pending",
                        "Nobody has let the device in yet.");
            case DENIED -> throw refusal(ProblemCode.ACCESS_DENIED, "access_denied", "The device was turned away.");
            default -> enter(grant);
        };
    }

    /** Whoever let it in must still be who they were then: a password changed since takes it back. */
    private SignedIn enter(DeviceGrant grant) {
        User user = users.find(String.valueOf(grant.userId()))
                .filter(User::isActive)
                .filter(found -> found.tokenVersion() == grant.tokenVersion())
                .orElseThrow(DeviceSignIns::invalid);
        if (!grants.use(grant)) {
            throw invalid();
        }
        String session = "ses" + grant.grantId().substring(grant.grantId().indexOf('_'));
        Opening opening = new Opening(session, user.userId(), grant.address(), grant.device(), false);
        return signIns.enterDevice(opening, user, new OrganizationId(String.valueOf(grant.organization())))
                .orElseThrow(DeviceSignIns::invalid);
    }

    private static RefusedException invalid() {
        return refusal(ProblemCode.DEVICE_CODE_INVALID, "invalid_grant", "The code was used, or never given.");
    }

    private static RefusedException refusal(ProblemCode code, String error, String detail) {
        return new RefusedException(Problem.of(code, detail).with("error", error));
    }
}
