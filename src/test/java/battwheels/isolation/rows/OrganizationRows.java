package battwheels.isolation.rows;

import battwheels.fixtures.Member;
import battwheels.isolation.Call;
import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;
import battwheels.isolation.Shop;
import battwheels.platform.identity.Role;
import java.util.List;

/** Of {@code organizations.yaml}: members, invitations, and what the platform does to organizations. */
final class OrganizationRows implements DomainRows {
    private static final String STATE = "Maharashtra";

    @Override
    public void declare(Rows rows) {
        rows.plain("getOrganization", "updateOrganizationSettings", "listMembers", "listInvites");
        rows.member("updateOrganization", (shop, call) -> call.with("state", STATE));
        rows.member(
                "signUpOrganization",
                (shop, call) -> call.with("admin_email", Member.freshEmail())
                        .with("admin_password", Member.PASSWORD)
                        .with("state", STATE));
        rows.member("getMember", (shop, call) -> call.path("user_id", shop.technician()));
        rows.member("removeMember", (shop, call) -> call.path("user_id", somebody(shop)));
        rows.member(
                "updateMemberRole",
                (shop, call) -> call.path("user_id", somebody(shop)).with("role", PermissionRows.role(shop)));
        rows.member("inviteMember", (shop, call) -> viewer(call));
        rows.member(
                "cancelInvite",
                (shop, call) ->
                        call.path("invite_id", shop.made("inviteMember", "/invite_id", OrganizationRows::viewer)));
        rows.member(
                "acceptInvite",
                (shop, call) -> call.with("token", inviteToken(shop)).with("password", Member.PASSWORD));
        platform(rows);
    }

    private static String somebody(Shop shop) {
        return shop.join(Role.VIEWER).userId();
    }

    private static Call viewer(Call call) {
        return call.with("email", Member.freshEmail()).with("role", "viewer");
    }

    private static String inviteToken(Shop shop) {
        return shop.made("inviteMember", "/invite_link", OrganizationRows::viewer)
                .replaceFirst(".*token=", "");
    }

    /** On organizations made for it, so that the world stays as it is. */
    private static void platform(Rows rows) {
        String below = rows.server().signUp().organizationId();
        String above = rows.server().signUp().organizationId();
        String rested = rows.server().signUp().organizationId();
        String woken = rows.server().signUp().organizationId();
        rows.platformAdmin("getPlatformOrganization", (shop, call) -> call.path("organization_id", below));
        rows.platformAdmin("suspendOrganization", (shop, call) -> after("activate", rested, call));
        rows.platformAdmin("activateOrganization", (shop, call) -> after("suspend", woken, call));
        for (String operation : List.of("listPlatformOrganizations", "getPlatformMetrics", "listPlatformAudit")) {
            rows.platformAdmin(operation, (shop, call) -> call);
        }
        rows.platformAdmin(
                "changeOrganizationPlan",
                (shop, call) -> call.path("organization_id", below).with("plan_type", "starter"));
        rows.platformAdmin(
                "placeOrganization",
                (shop, call) -> call.path("organization_id", below).with("parent_organization_id", above));
    }

    /** Whoever calls, the organization is in the other state before: put there by who may. */
    private static Call after(String action, String organizationId, Call call) {
        return call.path("organization_id", organizationId).finishedBy((filled, caller) -> {
            caller.post("/api/v1/platform/organizations/" + organizationId + "/" + action);
            return filled;
        });
    }
}
