package battwheels.notifications;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What one person wants to be told, and how: a line for each kind. */
record Preferences(List<Preference> preferences) {
    Preferences {
        preferences = List.copyOf(preferences);
    }

    record Preference(String kind, boolean inApp, boolean email) {
        static Preference usual(NotificationKind kind) {
            return new Preference(kind.code(), true, kind.mailed());
        }
    }

    static Preferences usual() {
        return new Preferences(List.of()).whole();
    }

    /** With the usual for every kind that is not mentioned, and without kinds that are none any more. */
    Preferences whole() {
        Map<String, Preference> said = preferences.stream()
                .collect(Collectors.toMap(Preference::kind, Function.identity(), (first, second) -> second));
        return new Preferences(NotificationKind.ALL.stream()
                .map(kind -> said.getOrDefault(kind.code(), Preference.usual(kind)))
                .toList());
    }

    Preference of(NotificationKind kind) {
        return whole().preferences().stream()
                .filter(each -> each.kind().equals(kind.code()))
                .findFirst()
                .orElseGet(() -> Preference.usual(kind));
    }
}
