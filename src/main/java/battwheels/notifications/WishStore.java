package battwheels.notifications;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Stored;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How an organization and its people want to be told: templates, and preferences of each user. Calls block. */
final class WishStore {
    private static final AggregateType<SavedTemplate> TEMPLATE = AggregateType.of(
            "notification_template", CollectionSpec.named("notification_templates"), SavedTemplate.class);
    private static final AggregateType<SavedPreferences> PREFERENCES = AggregateType.of(
            "notification_preferences", CollectionSpec.named("notification_preferences"), SavedPreferences.class);

    private final AggregateStore<SavedTemplate> templates;
    private final AggregateStore<SavedPreferences> preferences;

    WishStore(Kernel kernel) {
        this.templates = kernel.aggregates(TEMPLATE);
        this.preferences = kernel.aggregates(PREFERENCES);
    }

    /** @param customized whether these are the organization's own words, or were and are the product's again */
    record SavedTemplate(String kind, String title, String message, boolean customized) {
        Template template() {
            return new Template(title, message);
        }
    }

    record SavedPreferences(String userId, List<Preferences.Preference> preferences) {
        Preferences wishes() {
            return new Preferences(preferences).whole();
        }
    }

    /** The organization's own templates, by kind. */
    Map<String, Template> templates(Scope scope) {
        Find own = Find.where(new JsonObject().put("customized", true));
        return templates.list(scope, own).stream()
                .map(Stored::state)
                .collect(Collectors.toMap(SavedTemplate::kind, SavedTemplate::template, (one, other) -> one));
    }

    Stored<SavedTemplate> putTemplate(Command command, String kind, Template template) {
        SavedTemplate saved = new SavedTemplate(kind, template.title(), template.message(), true);
        return put(templates, command, id("ntt", command.scope(), kind), saved);
    }

    void resetTemplate(Command command, NotificationKind kind) {
        String id = id("ntt", command.scope(), kind.code());
        if (templates.find(command.scope(), id).isPresent()) {
            SavedTemplate usual = new SavedTemplate(kind.code(), kind.title(), kind.message(), false);
            templates.change(command, id, before -> new Change.To<>(usual, List.of()));
        }
    }

    /** Version 0 when the user never said. */
    Stored<Preferences> preferences(Scope scope, String userId) {
        return preferences
                .find(scope, id("ntp", scope, userId))
                .map(saved -> new Stored<>(saved.state().wishes(), saved.version()))
                .orElseGet(() -> new Stored<>(Preferences.usual(), 0));
    }

    /** Of those who ever said. */
    Map<String, Preferences> preferences(Scope scope, List<String> userIds) {
        JsonObject among = new JsonObject().put("user_id", new JsonObject().put("$in", new JsonArray(userIds)));
        return preferences.list(scope, Find.where(among)).stream()
                .map(Stored::state)
                .collect(Collectors.toMap(SavedPreferences::userId, SavedPreferences::wishes, (one, other) -> other));
    }

    Stored<Preferences> putPreferences(Command command, String userId, Preferences wanted) {
        SavedPreferences saved = new SavedPreferences(userId, wanted.whole().preferences());
        Stored<SavedPreferences> stored = put(preferences, command, id("ntp", command.scope(), userId), saved);
        return new Stored<>(stored.state().wishes(), stored.version());
    }

    /** Version 0 is the one that nobody has written yet. */
    private static <T> Stored<T> put(AggregateStore<T> store, Command command, String id, T wanted) {
        Function<T, Change<T>> become = before -> new Change.To<>(wanted, List.of());
        if (store.find(command.scope(), id).isPresent()) {
            return store.change(command, id, become);
        }
        if (command.ifMatch().filter(versions -> !versions.contains(0L)).isPresent()) {
            throw new RefusedException(Problem.of(ProblemCode.PRECONDITION_FAILED, "It is as it was from the start."));
        }
        try {
            return store.create(command, id, wanted, List.of());
        } catch (DuplicateKey meanwhile) {
            return store.change(command, id, become);
        }
    }

    /** Unique in the store, not in the organization alone. */
    private static String id(String prefix, Scope scope, String name) {
        return prefix + "_" + scope.organization().value().substring("org_".length()) + "_"
                + name.substring(name.indexOf('_') + 1);
    }
}
