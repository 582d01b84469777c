package battwheels.platform.people;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.identity.AccessTokens;
import battwheels.platform.identity.TokenSubject;
import battwheels.platform.people.Sessions.Opening;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.tenancy.OrganizationId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns a proven user into a session and a token. A user who has set up a second factor gets none for the password
 * alone, whatever way they came. Blocking calls await.
 */
public final class SignIns {
    private final Users users;
    private final Sessions sessions;
    private final Affiliations affiliations;
    private final SecondFactors factors;
    private final Challenges challenges;
    private final AccessTokens tokens;

    SignIns(
            Users users,
            Sessions sessions,
            Affiliations affiliations,
            SecondFactors factors,
            Challenges challenges,
            AccessTokens tokens) {
        this.users = users;
        this.sessions = sessions;
        this.affiliations = affiliations;
        this.factors = factors;
        this.challenges = challenges;
        this.tokens = tokens;
    }

    /** A new session in the organization of the user's oldest membership; 401 with a challenge when a code is due. */
    public SignedIn enter(Command command, User user) {
        return enter(command, user, null);
    }

    /** A new session in this organization, if the user is an active member there; 401 with a challenge as above. */
    public SignedIn enter(Command command, User user, @Nullable OrganizationId organization) {
        if (user.hasSecondFactor()) {
            throw challenges.refusal(user, command.newId("ses"), organization);
        }
        // Meeting a session that is there already is a retry under the same idempotency key: it proved the same
        // password.
        sessions.open(opening(command, user, command.newId("ses"), false));
        return signedIn(user, command.newId("ses"), organization);
    }

    /** Goes on from a challenge with a code. Ends the command with 401 when either is wrong or used, and 429 at the sixth. */
    public SignedIn answer(Command command, String challenge, @Nullable String code, @Nullable String recoveryCode) {
        Challenges.Content asked = challenges.open(challenge).orElseThrow(SignIns::refused);
        User user = users.find(asked.userId())
                .filter(User::isActive)
                .filter(found -> found.tokenVersion() == asked.tokenVersion())
                .orElseThrow(SignIns::refused);
        boolean proven = recoveryCode == null
                ? code != null && factors.takeCode(user, code)
                : factors.takeRecoveryCode(user, recoveryCode);
        if (!proven || !sessions.open(opening(command, user, asked.sessionId(), true))) {
            throw refused();
        }
        return signedIn(user, asked.sessionId(), asked.place());
    }

    /** A session for a device whose user has let it in, in this organization; false when it was opened before. */
    public Optional<SignedIn> enterDevice(Opening opening, User user, OrganizationId organization) {
        return sessions.open(opening)
                ? Optional.of(signedIn(user, opening.sessionId(), organization))
                : Optional.empty();
    }

    private SignedIn signedIn(User user, String session, @Nullable OrganizationId organization) {
        List<Affiliation> all = affiliations.of(user.userId());
        Optional<Affiliation> current = organization == null ? all.stream().findFirst() : in(all, organization);
        Optional<OrganizationId> named = current.map(Affiliation::organizationId)
                .or(() -> all.isEmpty() ? affiliations.suspended(user.userId()) : Optional.empty())
                .map(OrganizationId::new);
        return new SignedIn(
                token(user, session, named),
                session,
                UserView.of(user, current.map(Affiliation::role).orElse(null)),
                user.emailVerified(),
                all,
                all.size() == 1 ? all.getFirst() : null,
                named.map(OrganizationId::value).orElse(null));
    }

    /** Another token of a session that is open already, for the organization where its user is. */
    public String token(User user, String sessionId, Optional<OrganizationId> current) {
        // The membership's version is not compared on requests: the role stored now is what counts.
        Optional<TokenSubject.Membership> membership = current.map(at -> new TokenSubject.Membership(at, 0));
        TokenSubject subject =
                new TokenSubject(user.userId(), sessionId, Sessions.VERSION, user.tokenVersion(), membership);
        return tokens.issue(subject).text();
    }

    private static Opening opening(Command command, User user, String session, boolean secondFactor) {
        return new Opening(session, user.userId(), command.principal().actor().address(), null, secondFactor);
    }

    static Optional<Affiliation> in(List<Affiliation> all, OrganizationId organization) {
        return all.stream()
                .filter(one -> one.organizationId().equals(organization.value()))
                .findFirst();
    }

    private static RefusedException refused() {
        return new RefusedException(Problem.of(
                ProblemCode.LOGIN_REFUSED,
                "The code is wrong or was used, or this sign-in took too long. Start again."));
    }
}
