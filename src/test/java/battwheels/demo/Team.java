package battwheels.demo;

import java.util.concurrent.ThreadLocalRandom;

/** The people of one workshop, all signed in. */
record Team(Caller owner, Caller manager, Caller technician, Caller accountant, String technicianId) {
    private static final String PASSWORD = "Charge-9-Scooters";

    /** Signs the workshop up and brings its people in. */
    static Team assemble(Caller somebody, Teller teller) {
        teller.chapter("Asha opens her workshop");
        Caller owner = open(somebody.named("Asha"), "Sharma EV Works", "Asha Sharma", "asha");
        teller.chapter("She invites her people, and they come");
        Answer manager = invite(owner, somebody.named("Meera"), "Meera Joshi", "meera", "manager");
        Answer technician = invite(owner, somebody.named("Ravi"), "Ravi Kumar", "ravi", "technician");
        Answer accountant = invite(owner, somebody.named("Imran"), "Imran Qureshi", "imran", "accountant");
        owner.get("/api/v1/organizations/me/members?limit=10")
                .is(200, "/pagination/total_count", "/data/0/role", "/data/1/role", "/data/2/role", "/data/3/role");
        return new Team(
                owner,
                somebody.named("Meera").signedIn(manager.text("token")),
                somebody.named("Ravi").signedIn(technician.text("token")),
                somebody.named("Imran").signedIn(accountant.text("token")),
                technician.text("/user/user_id"));
    }

    /** A new organization's owner. */
    static Caller open(Caller somebody, String workshop, String person, String mailbox) {
        Answer opened = somebody.post(
                        "/api/v1/organizations/signup",
                        Body.of(
                                "name", workshop,
                                "admin_name", person,
                                "admin_email", address(mailbox),
                                "admin_password", PASSWORD))
                .is(201, "/organization/organization_id", "/organization/slug", "/organization/plan_type");
        return somebody.signedIn(opened.text("token"));
    }

    private static Answer invite(Caller owner, Caller invited, String person, String mailbox, String role) {
        Answer invitation = owner.post(
                        "/api/v1/organizations/me/invite",
                        Body.of("email", address(mailbox), "name", person, "role", role))
                .is(201, "invite_id", "expires_at");
        String link = invitation.text("invite_link");
        String token = link.substring(link.indexOf("?token=") + "?token=".length());
        return invited.post(
                        "/api/v1/organizations/accept-invite",
                        Body.of("password", PASSWORD, "name", person, "token", token))
                .is(200, "/user/user_id", "/user/role", "current_organization");
    }

    /** Another address at every run, so that a day can be told twice to one server. */
    private static String address(String mailbox) {
        return mailbox + "." + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36) + "@example.com";
    }
}
