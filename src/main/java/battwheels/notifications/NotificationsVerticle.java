package battwheels.notifications;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.bus.Questions;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.mail.Mailer;
import battwheels.platform.outbox.Stored;
import battwheels.platform.problem.Problem;
import battwheels.platform.tenancy.CollectionSpec;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows people what they were told, and lets them say what they want to be told. */
public final class NotificationsVerticle extends DomainVerticle {
    private final NotificationStore notifications;
    private final WishStore wishes;
    private final InstantSource clock;

    public NotificationsVerticle(Kernel kernel, Mailer mailer) {
        super("notifications", kernel.channels(), kernel.idempotent());
        this.notifications = new NotificationStore(kernel.stores());
        this.wishes = new WishStore(kernel);
        this.clock = kernel.clock();
        Deliveries deliveries =
                new Deliveries(notifications, wishes, new Questions(kernel.channels()), kernel.jobs(), mailer, clock);
        deliveries.declare();
        kernel.subscriptions().declare(deliveries.subscription());
    }

    /** Collections with indexes of their own. */
    public static List<CollectionSpec> collections() {
        return List.of(NotificationStore.SPEC);
    }

    @Override
    protected void bind(Operations on) {
        on.on("listNotifications", this::list)
                .on("getUnreadNotifications", this::unread)
                .on("markNotificationRead", this::markRead)
                .on("markAllNotificationsRead", this::markAllRead)
                .on("getNotificationPreferences", this::preferences)
                .on("updateNotificationPreferences", this::changePreferences)
                .on("getNotificationTemplates", this::templates)
                .on("updateNotificationTemplate", this::changeTemplate)
                .on("resetNotificationTemplate", this::resetTemplate);
    }

    record Unread(long unreadCount) {}

    /** @param customized whether the organization has words of its own for it */
    record TemplateView(String kind, List<String> words, String title, String message, boolean customized) {}

    record Templates(List<TemplateView> templates) {}

    private static String user(Command command) {
        return command.principal().actor().id();
    }

    private Reply list(Command command) {
        JsonObject filter = new JsonObject().put("user_id", user(command));
        command.query().text("is_read").ifPresent(read -> filter.put("is_read", Boolean.valueOf(read)));
        command.query().text("kind").ifPresent(kind -> filter.put("kind", kind));
        return new Reply.Listing(notifications.page(command.scope(), filter, command.page()));
    }

    private Reply unread(Command command) {
        return new Reply.Plain(new Unread(notifications.unread(command.scope(), user(command))));
    }

    private Reply markRead(Command command) {
        return new Reply.Plain(notifications
                .markRead(command.scope(), user(command), command.path("notification_id"), clock.instant())
                .orElseThrow(() -> new RefusedException(Problem.notFound())));
    }

    private Reply markAllRead(Command command) {
        notifications.markAllRead(command.scope(), user(command), clock.instant());
        return unread(command);
    }

    private Reply preferences(Command command) {
        return shown(wishes.preferences(command.scope(), user(command)));
    }

    private Reply changePreferences(Command command) {
        return shown(wishes.putPreferences(command, user(command), command.body(Preferences.class)));
    }

    private static Reply shown(Stored<Preferences> preferences) {
        return new Reply.Resource(preferences.state(), preferences.version());
    }

    private Reply templates(Command command) {
        Map<String, Template> own = wishes.templates(command.scope());
        return new Reply.Plain(new Templates(NotificationKind.ALL.stream()
                .map(kind -> shown(kind, Optional.ofNullable(own.get(kind.code()))))
                .toList()));
    }

    private static TemplateView shown(NotificationKind kind, Optional<Template> own) {
        Template template = own.orElseGet(() -> Template.of(kind));
        return new TemplateView(
                kind.code(),
                kind.words().stream().sorted().toList(),
                template.title(),
                template.message(),
                own.isPresent());
    }

    private Reply changeTemplate(Command command) {
        NotificationKind kind = kind(command);
        Template wanted = command.body(Template.class);
        refuseUnknown("/title", wanted.title(), kind);
        refuseUnknown("/message", wanted.message(), kind);
        long version = wishes.putTemplate(command, kind.code(), wanted).version();
        return new Reply.Resource(shown(kind, Optional.of(wanted)), version);
    }

    private static void refuseUnknown(String pointer, String text, NotificationKind kind) {
        Template.unknownWord(text, kind.words()).ifPresent(word -> {
            throw new RefusedException(Problem.invalid(
                    pointer,
                    "{" + word + "} means nothing here. Words in braces may be "
                            + String.join(", ", kind.words().stream().sorted().toList()) + "."));
        });
    }

    private Reply resetTemplate(Command command) {
        wishes.resetTemplate(command, kind(command));
        return new Reply.Empty();
    }

    private static NotificationKind kind(Command command) {
        return NotificationKind.byCode(command.path("kind"))
                .orElseThrow(() -> new RefusedException(Problem.notFound()));
    }
}
