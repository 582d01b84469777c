package battwheels.accounts;

import org.jspecify.annotations.Nullable;

/** What requests about accounts carry. Secrets are never printed. */
final class AccountBodies {
    private static final String MASK = "[***]";

    private AccountBodies() {}

    record Login(String email, String password) {
        @Override
        public String toString() {
            return "Login" + MASK;
        }
    }

    record SecondFactorAnswer(
            String challenge,
            @Nullable String code,
            @Nullable String recoveryCode) {
        @Override
        public String toString() {
            return "SecondFactorAnswer" + MASK;
        }
    }

    record ResendVerification(String email) {}

    record SwitchOrganization(String organizationId) {}

    record ChangePassword(String currentPassword, String newPassword) {
        @Override
        public String toString() {
            return "ChangePassword" + MASK;
        }
    }

    record ForgotPassword(String email) {}

    record ResetPassword(String token, String newPassword) {
        @Override
        public String toString() {
            return "ResetPassword" + MASK;
        }
    }

    record AcceptAdmin(
            String token, String password, @Nullable String name) {
        @Override
        public String toString() {
            return "AcceptAdmin" + MASK;
        }
    }
}
