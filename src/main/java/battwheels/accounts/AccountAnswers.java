package battwheels.accounts;

import battwheels.platform.people.Affiliation;

/** What requests about accounts are answered with, beside the shapes all sign-ins share. */
final class AccountAnswers {
    private AccountAnswers() {}

    /** A token for the organization asked for, and the role there. */
    record Switched(String token, Affiliation organization, String role) {
        @Override
        public String toString() {
            return "Switched[" + organization.organizationId() + "]";
        }
    }

    /** The only token that is left after a change of password. */
    record Renewed(String token) {
        @Override
        public String toString() {
            return "Renewed[***]";
        }
    }

    /** For a person; nothing depends on its words. */
    record Message(String message) {}

    /** @param delivery how mail leaves this server, whether or not this request caused one */
    record Mailed(String message, String delivery) {}
}
