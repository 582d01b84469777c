package battwheels.organizations;

import java.util.List;

/** Everybody who works in an organization now, at most a thousand. */
public record MemberContacts(List<MemberContact> members) {
    public MemberContacts {
        members = List.copyOf(members);
    }
}
