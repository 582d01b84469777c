package battwheels.accounts;

/** What requests about accounts carry. Secrets are never printed. */
final class AccountBodies {
    private AccountBodies() {}

    record Login(String email, String password) {
        @Override
        public String toString() {
            return "Login[***]";
        }
    }

    record SwitchOrganization(String organizationId) {}
}
