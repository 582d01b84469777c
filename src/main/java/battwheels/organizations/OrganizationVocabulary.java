package battwheels.organizations;

import battwheels.platform.streams.EventType;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of events that an organization, its people and its settings tell. */
public final class OrganizationVocabulary {
    private OrganizationVocabulary() {}

    public static List<EventType> types() {
        return Stream.of(organization(), people()).flatMap(List::stream).toList();
    }

    private static List<EventType> organization() {
        return List.of(
                new EventType(
                        "organization.created",
                        1,
                        OrganizationEvents.Created.class,
                        "org:read",
                        "The organization signed up."),
                new EventType(
                        "organization.updated",
                        1,
                        OrganizationEvents.Updated.class,
                        "org:read",
                        "The organization's profile was changed."),
                new EventType(
                        "organization.settings_changed",
                        1,
                        OrganizationEvents.SettingsChanged.class,
                        "org:settings:read",
                        "The organization's settings were changed."),
                new EventType(
                        "organization.suspended",
                        1,
                        OrganizationEvents.Standing.class,
                        "org:read",
                        "The platform suspended the organization."),
                new EventType(
                        "organization.activated",
                        1,
                        OrganizationEvents.Standing.class,
                        "org:read",
                        "The platform activated the organization again."),
                new EventType(
                        "organization.plan_changed",
                        1,
                        OrganizationEvents.PlanChanged.class,
                        "org:billing:read",
                        "The platform put the organization on another plan."),
                new EventType(
                        "organization.trial_ended",
                        1,
                        OrganizationEvents.TrialEnded.class,
                        "org:read",
                        "The organization's trial is over; nothing new is made until a plan is chosen."),
                new EventType(
                        "organization.parent_changed",
                        1,
                        OrganizationEvents.ParentChanged.class,
                        "org:read",
                        "The organization was placed under another one, or under none."));
    }

    private static List<EventType> people() {
        return List.of(
                new EventType(
                        "member.invited",
                        1,
                        OrganizationEvents.Invited.class,
                        "org:invitations:read",
                        "Somebody was invited to join."),
                new EventType(
                        "invite.accepted",
                        1,
                        OrganizationEvents.InviteAccepted.class,
                        "org:invitations:read",
                        "An invitation was taken."),
                new EventType(
                        "invite.cancelled",
                        1,
                        OrganizationEvents.Invited.class,
                        "org:invitations:read",
                        "An invitation was withdrawn."),
                new EventType(
                        "member.joined",
                        1,
                        OrganizationEvents.MemberJoined.class,
                        "org:users:read",
                        "Somebody became a member."),
                new EventType(
                        "member.role_changed",
                        1,
                        OrganizationEvents.MemberRoleChanged.class,
                        "org:users:read",
                        "A member's role was changed."),
                new EventType(
                        "member.removed",
                        1,
                        OrganizationEvents.MemberRemoved.class,
                        "org:users:read",
                        "Somebody is no member any more."));
    }
}
