package battwheels.platform.people;

import battwheels.platform.bus.RefusedException;
import battwheels.platform.identity.PasswordFault;
import battwheels.platform.identity.PasswordHasher;
import battwheels.platform.identity.PasswordRules;
import battwheels.platform.identity.PasswordVerdict;
import battwheels.platform.problem.Fault;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import java.util.List;
import java.util.Optional;

/**
 * Proves and makes passwords. Whoever asks learns the same from a wrong password, an unknown e-mail and an account that
 * is off, after the same work. Blocking calls await.
 */
public final class Passwords {
    private final Users users;
    private final FailedLogins failures;
    private final PasswordHasher hasher;
    private final PasswordRules rules;

    public Passwords(Users users, FailedLogins failures, PasswordHasher hasher, PasswordRules rules) {
        this.users = users;
        this.failures = failures;
        this.hasher = hasher;
        this.rules = rules;
    }

    /**
     * The active user of this e-mail and password; ends the command with 401 or 429 otherwise, and with 403 when the
     * password is right but stored in a way that protects nobody.
     */
    public User prove(String email, String password) {
        Optional<User> user = users.findByEmail(email).filter(User::isActive);
        PasswordVerdict verdict = judge(email, user, password);
        if (verdict == PasswordVerdict.MATCHES_UNSAFE_HASH) {
            throw new RefusedException(
                    Problem.of(
                            ProblemCode.PASSWORD_RESET_REQUIRED,
                            "The password is right, but has to be chosen anew. Ask for the link at /api/auth/forgot-password."));
        }
        if (verdict.matches()) {
            return user.orElseThrow();
        }
        throw new RefusedException(
                Problem.of(ProblemCode.LOGIN_REFUSED, "The e-mail address or the password is wrong."));
    }

    /** Whether this is the user's password, counted like a login; ends the command with 429 when that was tried too often. */
    public boolean isOf(User user, String password) {
        return judge(user.email(), Optional.of(user), password).matches();
    }

    /** The hash of a password for a new account; ends the command with 422 when it is too weak. */
    public String hashForSignUp(String pointer, String password) {
        return hash(pointer, rules.faultsAtSignUp(password), password);
    }

    /** The hash of a password that takes the place of another; ends the command with 422 when it is too weak. */
    public String hashForChange(String pointer, String password) {
        return hash(pointer, rules.faultsAtChange(password), password);
    }

    private PasswordVerdict judge(String email, Optional<User> user, String password) {
        FailedLogins.refuseLocked(failures.lock(email));
        PasswordVerdict verdict = user.map(User::passwordHash)
                .map(stored -> hasher.verify(password, stored))
                .orElseGet(() -> hasher.verifyNobody(password))
                .await();
        FailedLogins.refuseLocked(verdict.matches() ? failures.succeeded(email) : failures.failed(email));
        if (verdict == PasswordVerdict.MATCHES_OUTDATED_HASH) {
            users.rehash(user.orElseThrow(), hasher.hash(password).await());
        }
        return verdict;
    }

    private String hash(String pointer, List<PasswordFault> faults, String password) {
        if (!faults.isEmpty()) {
            throw new RefusedException(Problem.invalid(faults.stream()
                    .map(fault -> new Fault(pointer, fault.message()))
                    .toList()));
        }
        return hasher.hash(password).await();
    }
}
