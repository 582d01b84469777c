package battwheels.platform.people;

import battwheels.platform.bus.Command;
import battwheels.platform.identity.AccessTokens;
import battwheels.platform.identity.TokenSubject;
import battwheels.platform.tenancy.OrganizationId;
import java.util.List;
import java.util.Optional;

/** Turns a proven user into a session and a token. Blocking calls await. */
public final class SignIns {
    private final Sessions sessions;
    private final Affiliations affiliations;
    private final AccessTokens tokens;

    public SignIns(Sessions sessions, Affiliations affiliations, AccessTokens tokens) {
        this.sessions = sessions;
        this.affiliations = affiliations;
        this.tokens = tokens;
    }

    /** A new session in the organization of the user's oldest membership. */
    public SignedIn enter(Command command, User user) {
        List<Affiliation> all = affiliations.of(user.userId());
        return enter(command, user, all, all.stream().findFirst());
    }

    /** A new session in this organization, if the user is an active member there. */
    public SignedIn enter(Command command, User user, OrganizationId organization) {
        List<Affiliation> all = affiliations.of(user.userId());
        return enter(command, user, all, in(all, organization));
    }

    private SignedIn enter(Command command, User user, List<Affiliation> all, Optional<Affiliation> current) {
        String session = command.newId("ses");
        sessions.open(session, user.userId(), command.principal().actor().address());
        return new SignedIn(
                token(user, session, current),
                UserView.of(user, current.map(Affiliation::role).orElse(null)),
                user.emailVerified(),
                all,
                all.size() == 1 ? all.getFirst() : null,
                current.map(Affiliation::organizationId).orElse(null));
    }

    /** Another token of a session that is open already. */
    public String token(User user, String sessionId, Optional<Affiliation> current) {
        // The membership's version is not compared on requests: the role stored now is what counts.
        Optional<TokenSubject.Membership> membership =
                current.map(at -> new TokenSubject.Membership(new OrganizationId(at.organizationId()), 0));
        TokenSubject subject =
                new TokenSubject(user.userId(), sessionId, Sessions.VERSION, user.tokenVersion(), membership);
        return tokens.issue(subject).text();
    }

    static Optional<Affiliation> in(List<Affiliation> all, OrganizationId organization) {
        return all.stream()
                .filter(one -> one.organizationId().equals(organization.value()))
                .findFirst();
    }
}
