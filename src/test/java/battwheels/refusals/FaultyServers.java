package battwheels.refusals;

import battwheels.fixtures.TestServer;
import battwheels.organizations.SignUpStep;
import battwheels.platform.tenancy.MeddlingInjection;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Servers on the ground's store that each have one thing wrong with them; the ground closes them. */
final class FaultyServers implements AutoCloseable {
    private static final String TIGHT = "1";

    private final Ground ground;
    private final Promise<Void> release = Promise.promise();
    private final Promise<Void> never = Promise.promise();
    private final AtomicBoolean holding = new AtomicBoolean();
    private final AtomicBoolean holdingSignUp = new AtomicBoolean();
    private final AtomicBoolean holdingCommand = new AtomicBoolean();

    /** Lets nobody ask twice in a minute. */
    final TestServer limited;

    /** Has room for one command at a time, and holds that up where {@link #hold} was asked for. */
    final TestServer crowded;

    /** Waits for ever for whatever members ask of the store, but for what is known of their keys. */
    final TestServer stuck;

    /** Finds that others were faster, whatever it changes. */
    final TestServer outrun;

    FaultyServers(Ground ground) throws Exception {
        this.ground = ground;
        limited = tight(ground.another()).start();
        crowded = ground.another()
                .with("BUS_IN_FLIGHT", "1")
                .with("BUS_QUEUED", "0")
                .with("PASSWORDS_WORKERS", "1")
                .with("HTTP_DEADLINE_MS", "300000")
                .afterSignUpStep(this::holdUp)
                .stores(MeddlingInjection.of(this::held, document -> document)::stores)
                .start();
        stuck = ground.another()
                .with("HTTP_DEADLINE_MS", "2000")
                .afterSignUpStep(step -> never.future().await())
                .stores(MeddlingInjection.of(this::awaited, this::awaited)::stores)
                .start();
        outrun = ground.another()
                .with("HTTP_DEADLINE_MS", "60000")
                .stores(MeddlingInjection.of(FaultyServers::missed, FaultyServers::taken)::stores)
                .start();
    }

    /** A server whose clock runs so fast that every deadline has passed. Not before the last of what others need. */
    TestServer hasty() throws Exception {
        AtomicLong ahead = new AtomicLong();
        InstantSource clock = () -> Instant.now().plusSeconds(ahead.addAndGet(2));
        return ground.another().with("HTTP_DEADLINE_MS", "1000").at(clock).start();
    }

    /** Has the crowded server hold up the next sign-up and the next command of an organization. */
    void hold() {
        holding.set(true);
    }

    /** Whether it holds up a sign-up and a command of an organization. */
    boolean holds() {
        return holdingSignUp.get() && holdingCommand.get();
    }

    void release() {
        holding.set(false);
        release.tryComplete();
    }

    private static TestServer tight(TestServer server) {
        for (String plan : new String[] {"FREE", "STARTER", "PROFESSIONAL", "ENTERPRISE"}) {
            server.with("LIMITS_" + plan + "_ORGANIZATION_PER_MINUTE", TIGHT)
                    .with("LIMITS_" + plan + "_PRINCIPAL_PER_MINUTE", TIGHT);
        }
        return server.with("LIMITS_SCALE", "0.01")
                .with("LIMITS_ADDRESS_REQUESTS_PER_MINUTE", TIGHT)
                .with("LIMITS_ADDRESS_LOGINS_PER_MINUTE", TIGHT)
                .with("LIMITS_ADDRESS_SIGNUPS_PER_MINUTE", TIGHT)
                .with("LIMITS_ADDRESS_RECOVERIES_PER_MINUTE", TIGHT);
    }

    private void holdUp(SignUpStep step) {
        if (holding.get() && holdingSignUp.compareAndSet(false, true)) {
            release.future().await();
        }
    }

    private JsonObject held(JsonObject filter) {
        if (holding.get() && holdingCommand.compareAndSet(false, true)) {
            release.future().await();
        }
        return filter;
    }

    private JsonObject awaited(JsonObject asked) {
        boolean ofJob = asked.containsKey("kind");
        boolean ofKeys = asked.containsKey("key") || asked.getString("_id", "").startsWith("idem_");
        if (ofJob || !ofKeys) {
            never.future().await();
        }
        return asked;
    }

    private static JsonObject missed(JsonObject filter) {
        JsonObject missed = filter.copy();
        for (String counted : List.of("version", "attempts")) {
            if (missed.containsKey(counted)) {
                missed.put(counted, -1L);
            }
        }
        return missed;
    }

    /** An entry of a book, or a number, takes the place of the first one, which stands. */
    private static JsonObject taken(JsonObject document) {
        if (document.containsKey("source_key")) {
            return document.copy().put("sequence", 1L);
        }
        return document.containsKey("slot")
                ? document.copy().put("slot", document.getString("series") + ":1")
                : document;
    }

    @Override
    public void close() {
        release();
        never.complete();
    }
}
