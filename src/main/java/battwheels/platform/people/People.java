package battwheels.platform.people;

import battwheels.platform.identity.AccessTokens;
import battwheels.platform.identity.PasswordHasher;
import battwheels.platform.identity.PasswordRules;
import battwheels.platform.identity.Sealer;
import battwheels.platform.tenancy.PlatformStores;
import java.time.Duration;
import java.time.InstantSource;

/** Everything about people, put together once for the domains that let them in. */
public record People(
        Users users,
        Passwords passwords,
        FailedLogins failures,
        Sessions sessions,
        Affiliations affiliations,
        SecondFactors secondFactors,
        SignIns signIns) {

    /** Forgets every wrong password and code that was counted for this user. */
    public void forgetFailures(User user) {
        failures.forget(user.email());
        secondFactors.forgetFailures(user);
    }

    /** @param tokenLife how long a sign-in lasts */
    public static People of(
            PlatformStores stores,
            AccessTokens tokens,
            PasswordHasher hasher,
            Sealer sealer,
            Duration tokenLife,
            InstantSource clock) {
        Users users = new Users(stores, clock);
        FailedLogins failures = new FailedLogins(stores, clock);
        Sessions sessions = new Sessions(stores, tokenLife, clock);
        Affiliations affiliations = new Affiliations(stores);
        SecondFactors factors = new SecondFactors(stores, sealer, failures, clock);
        return new People(
                users,
                new Passwords(users, failures, hasher, PasswordRules.load()),
                failures,
                sessions,
                affiliations,
                factors,
                new SignIns(users, sessions, affiliations, factors, new Challenges(sealer, clock), tokens));
    }
}
