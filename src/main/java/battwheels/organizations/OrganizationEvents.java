package battwheels.organizations;

import battwheels.platform.identity.RoleId;
import battwheels.platform.outbox.EventDraft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to organizations and their members, as others hear it. */
final class OrganizationEvents {
    static final String SUSPENDED = "organization.suspended";
    static final String ACTIVATED = "organization.activated";
    static final String INVITE_ACCEPTED = "invite.accepted";
    static final String PLAN_CHANGED = "organization.plan_changed";
    static final String PARENT_CHANGED = "organization.parent_changed";

    private OrganizationEvents() {}

    record Created(String name, String slug, String planType, String founderId) {}

    record MemberJoined(String userId, RoleId role) {}

    record Updated(String name, Profile profile) {}

    record SettingsChanged(String name, Settings settings) {}

    record Standing(OrganizationStatus status) {}

    record ParentChanged(@Nullable String parentOrganizationId) {}

    static List<EventDraft> updated(Organization after) {
        return List.of(new EventDraft("organization.updated", new Updated(after.name(), after.profile())));
    }

    static List<EventDraft> settingsChanged(Organization after) {
        return List.of(
                new EventDraft("organization.settings_changed", new SettingsChanged(after.name(), after.settings())));
    }

    static List<EventDraft> suspended() {
        return List.of(new EventDraft(SUSPENDED, new Standing(OrganizationStatus.SUSPENDED)));
    }

    static List<EventDraft> activated() {
        return List.of(new EventDraft(ACTIVATED, new Standing(OrganizationStatus.ACTIVE)));
    }

    /** @param planType the plan that was tried */
    record TrialEnded(String planType) {}

    static List<EventDraft> trialEnded(Organization before) {
        return List.of(new EventDraft("organization.trial_ended", new TrialEnded(before.planType())));
    }

    record PlanChanged(String before, String planType) {}

    static List<EventDraft> planChanged(Organization before, Organization after) {
        return List.of(new EventDraft(PLAN_CHANGED, new PlanChanged(before.planType(), after.planType())));
    }

    static List<EventDraft> parentChanged(Organization after) {
        return List.of(new EventDraft(PARENT_CHANGED, new ParentChanged(after.parentOrganizationId())));
    }

    record Invited(String inviteId, String email, RoleId role) {}

    record InviteAccepted(String inviteId, String userId) {}

    static List<EventDraft> invited(Invitation made) {
        return List.of(new EventDraft("member.invited", new Invited(made.inviteId(), made.email(), made.role())));
    }

    static List<EventDraft> inviteAccepted(Invitation taken, String userId) {
        return List.of(new EventDraft(INVITE_ACCEPTED, new InviteAccepted(taken.inviteId(), userId)));
    }

    static List<EventDraft> inviteCancelled(Invitation cancelled) {
        return List.of(new EventDraft(
                "invite.cancelled", new Invited(cancelled.inviteId(), cancelled.email(), cancelled.role())));
    }

    record MemberRoleChanged(String userId, RoleId before, RoleId role) {}

    record MemberRemoved(String userId, RoleId role) {}

    static List<EventDraft> roleChanged(Membership before, Membership after) {
        return List.of(new EventDraft(
                "member.role_changed", new MemberRoleChanged(after.userId(), before.role(), after.role())));
    }

    static List<EventDraft> removed(Membership member) {
        return List.of(new EventDraft("member.removed", new MemberRemoved(member.userId(), member.role())));
    }

    static List<EventDraft> created(Organization made) {
        return List.of(new EventDraft(
                "organization.created", new Created(made.name(), made.slug(), made.planType(), made.founderId())));
    }

    static List<EventDraft> joined(Membership member) {
        return List.of(new EventDraft("member.joined", new MemberJoined(member.userId(), member.role())));
    }
}
