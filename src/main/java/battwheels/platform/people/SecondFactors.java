package battwheels.platform.people;

import battwheels.platform.identity.OneTimePasswords;
import battwheels.platform.identity.RecoveryCodes;
import battwheels.platform.identity.Sealer;
import battwheels.platform.json.DocumentJson;
import battwheels.platform.json.WireJson;
import battwheels.platform.store.Documents;
import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.PlatformStores;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * Codes beside the password. The secret is sealed and bound to its user; a code works once, because the step it belongs
 * to is noted in the same write that accepts it; a recovery code works once, because that write removes it. Wrong codes
 * are counted like wrong passwords. Blocking calls await.
 */
public final class SecondFactors {
    private static final String PURPOSE = "second-factor ";

    private final Documents users;
    private final Sealer sealer;
    private final FailedLogins failures;
    private final InstantSource clock;

    SecondFactors(PlatformStores stores, Sealer sealer, FailedLogins failures, InstantSource clock) {
        this.users = stores.open(PlatformCollection.USERS);
        this.sealer = sealer;
        this.failures = failures;
        this.clock = clock;
    }

    /**
     * A new secret for an app, which asks for nothing until a code of it was confirmed; it takes the place of one that
     * never was.
     *
     * @return the secret in base 32; empty text when the user has a confirmed one
     */
    public String begin(User user) {
        byte[] secret = OneTimePasswords.newSecret();
        String sealed = encode(sealer.seal(secret, purpose(user.userId())));
        JsonObject open = Users.id(user.userId()).putNull("second_factor.confirmed_at");
        JsonObject pending = new JsonObject()
                .put("second_factor", DocumentJson.document(new SecondFactor(sealed, null, 0, List.of())));
        return update(open, pending) ? OneTimePasswords.base32(secret) : "";
    }

    /** Confirms the secret with a first code of it. The recovery codes; none when the code is wrong. */
    public List<String> confirm(User user, String code) {
        SecondFactor pending = user.secondFactor();
        if (pending == null || pending.confirmedAt() != null) {
            return List.of();
        }
        List<String> recovery = RecoveryCodes.make();
        return counted(user, () -> {
                    OptionalLong step = step(user, pending, code);
                    return step.isPresent() && confirm(user, pending, step.getAsLong(), recovery);
                })
                ? recovery
                : List.of();
    }

    private boolean confirm(User user, SecondFactor pending, long step, List<String> recovery) {
        JsonObject same = Users.id(user.userId())
                .put("second_factor.sealed_secret", pending.sealedSecret())
                .putNull("second_factor.confirmed_at");
        return update(
                same,
                new JsonObject()
                        .put("second_factor.confirmed_at", WireJson.instant(clock.instant()))
                        .put("second_factor.last_step", step)
                        .put("second_factor.recovery_hashes", hashes(recovery)));
    }

    /** Whether this is a code of the user's app that nobody has used; it is used up by this. */
    public boolean takeCode(User user, String code) {
        return counted(user, () -> useCode(user, code));
    }

    /** Whether this is a recovery code the user has left; it is used up by this. */
    public boolean takeRecoveryCode(User user, String code) {
        return counted(user, () -> useRecoveryCode(user, RecoveryCodes.hash(code)));
    }

    /** New recovery codes in place of all earlier ones. */
    public List<String> renewRecoveryCodes(User user) {
        List<String> recovery = RecoveryCodes.make();
        update(Users.id(user.userId()), new JsonObject().put("second_factor.recovery_hashes", hashes(recovery)));
        return recovery;
    }

    /** From now on the password alone is enough. */
    public void remove(String userId) {
        update(Users.id(userId), new JsonObject().putNull("second_factor"));
    }

    void forgetFailures(User user) {
        failures.forget(PURPOSE + user.userId());
    }

    private boolean counted(User user, BooleanSupplier isRight) {
        return failures.settle(PURPOSE + user.userId(), isRight);
    }

    private boolean useCode(User user, String code) {
        SecondFactor factor = user.secondFactor();
        if (factor == null) {
            return false;
        }
        OptionalLong step = step(user, factor, code);
        if (step.isEmpty()) {
            return false;
        }
        JsonObject unused = Users.id(user.userId())
                .put("second_factor.sealed_secret", factor.sealedSecret())
                .put("second_factor.last_step", new JsonObject().put("$lt", step.getAsLong()));
        return update(unused, new JsonObject().put("second_factor.last_step", step.getAsLong()));
    }

    private boolean useRecoveryCode(User user, String hash) {
        JsonObject left = Users.id(user.userId()).put("second_factor.recovery_hashes", hash);
        JsonObject taken = new JsonObject().put("$pull", new JsonObject().put("second_factor.recovery_hashes", hash));
        return users.updateOne(left, taken).await() == 1;
    }

    private OptionalLong step(User user, SecondFactor factor, String code) {
        byte[] secret = sealer.open(Base64.getUrlDecoder().decode(factor.sealedSecret()), purpose(user.userId()))
                .orElseThrow(() -> new IllegalStateException("a second factor sealed under other keys"));
        return OneTimePasswords.step(secret, code.strip(), clock.instant());
    }

    private boolean update(JsonObject filter, JsonObject fields) {
        fields.put("updated_at", WireJson.instant(clock.instant()));
        return users.updateOne(filter, new JsonObject().put("$set", fields)).await() == 1;
    }

    private static JsonArray hashes(List<String> codes) {
        return new JsonArray(codes.stream().map(RecoveryCodes::hash).toList());
    }

    private static byte[] purpose(String userId) {
        return (PURPOSE + userId).getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
