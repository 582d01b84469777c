package battwheels.notifications;

import battwheels.platform.identity.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One thing people are told of.
 *
 * @param code what preferences and templates name it by
 * @param event type of the event behind it
 * @param roles who is told
 * @param person field of the event's data that names one more user who is told; empty when there is none
 * @param subject field of the event's data that names the thing it is about
 * @param words names that templates may use in braces: fields of the event's data, and {@code actor}
 * @param title template
 * @param message template
 * @param mailed whether it is mailed to people who never said
 */
record NotificationKind(
        String code,
        String event,
        Set<Role> roles,
        String person,
        String subject,
        Set<String> words,
        String title,
        String message,
        boolean mailed) {

    private static final Set<Role> LEADERS = Set.of(Role.OWNER, Role.ADMIN, Role.MANAGER);

    static final List<NotificationKind> ALL = List.of(
            new NotificationKind(
                    "ticket_created",
                    "ticket.created",
                    Set.of(Role.OWNER, Role.ADMIN, Role.MANAGER, Role.DISPATCHER),
                    "",
                    "ticket_id",
                    Set.of("actor", "title", "priority", "vehicle_make", "vehicle_model"),
                    "New ticket: {title}",
                    "{actor} opened a ticket of priority {priority}.",
                    false),
            new NotificationKind(
                    "ticket_assigned",
                    "ticket.assigned",
                    Set.of(),
                    "technician_id",
                    "ticket_id",
                    Set.of("actor", "technician_name"),
                    "A ticket is yours",
                    "{actor} gave you a ticket, {technician_name}.",
                    true),
            new NotificationKind(
                    "ticket_closed",
                    "ticket.closed",
                    LEADERS,
                    "",
                    "ticket_id",
                    Set.of("actor", "resolution", "resolution_outcome"),
                    "Ticket closed",
                    "{actor} closed a ticket: {resolution}",
                    false),
            new NotificationKind(
                    "invite_accepted",
                    "invite.accepted",
                    LEADERS,
                    "",
                    "user_id",
                    Set.of("actor"),
                    "{actor} joined",
                    "{actor} took the invitation and works here now.",
                    false),
            new NotificationKind(
                    "trial_ended",
                    "organization.trial_ended",
                    Set.of(Role.OWNER),
                    "",
                    "",
                    Set.of("plan_type"),
                    "The trial is over",
                    "The trial of the plan {plan_type} is over. Everything can still be read; choose a plan to go on.",
                    true),
            new NotificationKind(
                    "webhook_disabled",
                    "webhook.disabled",
                    Set.of(Role.OWNER, Role.ADMIN),
                    "",
                    "webhook_id",
                    Set.of("name", "reason"),
                    "The webhook {name} was switched off",
                    "{reason} Nothing more is sent to it. Look at its deliveries, then switch it on again.",
                    true));

    static Optional<NotificationKind> byCode(String code) {
        return ALL.stream().filter(kind -> kind.code().equals(code)).findFirst();
    }

    static Optional<NotificationKind> byEvent(String type) {
        return ALL.stream().filter(kind -> kind.event().equals(type)).findFirst();
    }
}
