package battwheels.platform.people;

import battwheels.platform.identity.AccessTokens;
import battwheels.platform.identity.PasswordHasher;
import battwheels.platform.identity.PasswordRules;
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
        SignIns signIns) {

    /** @param tokenLife how long a sign-in lasts */
    public static People of(
            PlatformStores stores,
            AccessTokens tokens,
            PasswordHasher hasher,
            Duration tokenLife,
            InstantSource clock) {
        Users users = new Users(stores, clock);
        FailedLogins failures = new FailedLogins(stores, clock);
        Sessions sessions = new Sessions(stores, tokenLife, clock);
        Affiliations affiliations = new Affiliations(stores);
        return new People(
                users,
                new Passwords(users, failures, hasher, PasswordRules.load()),
                failures,
                sessions,
                affiliations,
                new SignIns(sessions, affiliations, tokens));
    }
}
