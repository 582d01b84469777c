package battwheels.platform.people;

import battwheels.platform.bus.RefusedException;
import battwheels.platform.identity.SealedText;
import battwheels.platform.identity.Sealer;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.tenancy.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The half of a sign-in that is done: the password was right, a code is due. It is sealed and given to the client, so
 * that there is nothing to store; it works once, because it names the session it opens.
 */
final class Challenges {
    static final Duration LIFE = Duration.ofMinutes(5);

    private final SealedText sealed;
    private final InstantSource clock;

    Challenges(Sealer sealer, InstantSource clock) {
        this.sealed = new SealedText(sealer, "second-factor-challenge");
        this.clock = clock;
    }

    /**
     * What a challenge says.
     *
     * @param tokenVersion of the user then: a change of password in between ends it
     * @param sessionId the session that the code opens
     * @param organization in which it is opened; null for that of the oldest membership
     */
    record Content(
            String userId,
            long tokenVersion,
            String sessionId,
            @Nullable String organization,
            Instant expiresAt) {
        @Nullable
        OrganizationId place() {
            return organization == null ? null : new OrganizationId(organization);
        }
    }

    /** 401 {@code SECOND_FACTOR_REQUIRED} with the challenge. */
    RefusedException refusal(User user, String sessionId, @Nullable OrganizationId organization) {
        Content content = new Content(
                user.userId(),
                user.tokenVersion(),
                sessionId,
                organization == null ? null : organization.value(),
                clock.instant().plus(LIFE));
        return new RefusedException(Problem.of(
                        ProblemCode.SECOND_FACTOR_REQUIRED,
                        "The password is right. Send this challenge with a code of your app, or a recovery code,"
                                + " to /api/auth/login/second-factor within 5 minutes.")
                .with("challenge", sealed.seal(content))
                .with("methods", List.of("code", "recovery_code")));
    }

    /** Empty when it is none of ours or its time is over. */
    Optional<Content> open(String challenge) {
        return sealed.open(challenge, Content.class)
                .filter(content -> clock.instant().isBefore(content.expiresAt()));
    }
}
