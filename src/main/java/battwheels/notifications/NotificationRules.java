package battwheels.notifications;

import battwheels.organizations.MemberContact;
import battwheels.platform.identity.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who is told of an event, and in which words. Pure. */
final class NotificationRules {
    private NotificationRules() {}

    /** Those of a role, and the person it is about; never whoever caused it. */
    static List<MemberContact> recipients(
            NotificationKind kind, Map<String, Object> data, String actorId, List<MemberContact> members) {
        String person = kind.person().isEmpty() ? "" : String.valueOf(data.get(kind.person()));
        return members.stream()
                .filter(member -> !member.userId().equals(actorId))
                .filter(member -> member.userId().equals(person)
                        || Role.parse(member.role())
                                .filter(kind.roles()::contains)
                                .isPresent())
                .toList();
    }

    /** What templates of the kind may say. */
    static Map<String, String> words(NotificationKind kind, Map<String, Object> data, String actorName) {
        Map<String, String> words = new HashMap<>();
        for (String word : kind.words()) {
            Object value = word.equals("actor") ? actorName : data.get(word);
            words.put(word, value == null ? "" : String.valueOf(value));
        }
        return words;
    }

    /** One for each event and user, so that it can be made only once. */
    static String id(String eventId, String userId) {
        return "ntf_" + eventId.substring(eventId.indexOf('_') + 1) + "_" + userId.substring(userId.indexOf('_') + 1);
    }
}
