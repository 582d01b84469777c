package battwheels.platform.people;

import battwheels.platform.bus.Reply;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sign-in is answered with.
 *
 * @param sessionId of the session the token speaks for; not part of the answer
 * @param organizations every organization the user may work in, the oldest membership first
 * @param organization that one, when there is exactly one; left out otherwise
 * @param currentOrganization id of the organization the token names; a suspended one when the user belongs to no other, so
 *     that requests are told of it; null when the user belongs to none
 */
public record SignedIn(
        String token,
        @JsonIgnore String sessionId,
        UserView user,
        boolean emailVerified,
        List<Affiliation> organizations,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Affiliation organization,
        @Nullable String currentOrganization) {

    /** As an answer, with a browser's cookies. */
    public Reply entered() {
        return new Reply.Entered(new Reply.Plain(this), token, sessionId);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "SignedIn[" + user.userId() + "]";
    }
}
