package battwheels.bench;

import battwheels.Main;
import battwheels.fixtures.Api;
import battwheels.platform.identity.AccessTokens;
import battwheels.platform.identity.KeyRing;
import battwheels.platform.identity.KeyTiming;
import battwheels.platform.identity.TokenSettings;
import battwheels.platform.identity.TokenSubject;
import battwheels.platform.tenancy.OrganizationId;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/**
 * The product beside a bare handler that does the same to the same store: reading a ticket, a list of 25, making a
 * ticket; and how long the slowest of a hundred reads take when few or all organizations are at work. The store is a
 * process of its own. Rounds of all cases take turns, so that what else the machine does meets each alike.
 */
final class HttpBench {
    private static final int FEW = 10;
    private static final int PACE = 250;
    private static final int WARM = 20_000;
    private static final int WARM_ROUNDS = 12;
    private static final long LOOK_MS = 300;

    /** A round of making tickets leaves their events to be handled: seconds of work. */
    private static final long SETTLE_S = 120;

    /** Processor time within {@link #LOOK_MS} of two processes that have nothing to do. */
    private static final Duration QUIET = Duration.ofMillis(40);

    private static final String READ_BARE = "read: bare";
    private static final String READ = "read: ours";
    private static final String CREATE_BARE = "create: bare insert";
    private static final String CREATE = "create: ours";
    private static final Duration TOKEN_LIFE = Duration.ofHours(168);
    private static final Buffer NOTHING = Buffer.buffer();
    private static final Buffer TICKET =
            Buffer.buffer("{\"title\":\"Scooter stops charging at 80 %\",\"priority\":\"high\"}");

    private final Path folder;
    private final int organizations;
    private final int rounds;
    private final long roundMs;
    private final String wanted;

    private HttpBench(Path folder, int organizations, int rounds, long roundMs, String wanted) {
        this.folder = folder;
        this.organizations = organizations;
        this.rounds = rounds;
        this.roundMs = roundMs;
        this.wanted = wanted;
    }

    /**
     * @param arguments folder to keep the store in, organizations, rounds, milliseconds of a round, and, if not all are
     *     wanted, a part of the names of the cases
     */
    public static void main(String[] arguments) throws Exception {
        new HttpBench(
                        Path.of(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        Integer.parseInt(arguments[2]),
                        Long.parseLong(arguments[3]),
                        arguments.length > 4 ? arguments[4] : "")
                .run();
        System.exit(0);
    }

    /** One kind of request, the process that pays for it, and how many a second; 0 is as many as it answers. */
    private record Case(Child server, int perSecond, IntFunction<Load.Call> calls) {
        Load.Round run(Load load, long millis) throws Exception {
            return perSecond == 0 ? load.closed(calls, millis) : load.paced(calls, perSecond, millis);
        }
    }

    private void run() throws Exception {
        Path data = Files.createDirectories(folder.resolve("store-" + organizations));
        int port = freePort();
        int barePort = freePort();
        try (Child store = Child.start(
                Main.class,
                Map.of(
                        "BATTWHEELS_DATA_DIR", data.toString(),
                        "BATTWHEELS_STORE_MONGO_PORT", "0",
                        "BATTWHEELS_STORE_REDIS_PORT", "0"),
                "--role",
                "store")) {
            String documents = url(store, "documents ");
            String streams = url(store, "streams ");
            store.listenNoMore();
            try (Child server = Child.start(Main.class, settings(port, documents, streams), "--role", "api");
                    Child bare = Child.start(BareServer.class, Map.of(), String.valueOf(barePort), documents);
                    Load load = new Load()) {
                server.await(line -> line.contains("is ready"));
                server.listenNoMore();
                bare.await(line -> line.contains("ready"));
                ground(data, documents, port);
                measure(store, cases(server, bare, port, barePort), load);
            }
        }
    }

    private static String url(Child store, String name) throws IOException {
        return store.await(line -> line.startsWith(name)).substring(name.length());
    }

    private Map<String, String> settings(int port, String documents, String streams) {
        Map<String, String> settings = new HashMap<>();
        settings.put("BATTWHEELS_DATA_DIR", folder.resolve("server").toString());
        settings.put("BATTWHEELS_HTTP_PORT", String.valueOf(port));
        settings.put("BATTWHEELS_HEALTH_PORT", "0");
        settings.put("BATTWHEELS_MONGO_URL", documents);
        settings.put("BATTWHEELS_REDIS_URL", streams);
        settings.put("BATTWHEELS_LIMITS_SCALE", "100000");
        settings.put("BATTWHEELS_SIGNUP_PLAN", "enterprise");
        // As the product's own bare companion: the default of the driver's settings.
        settings.put("BATTWHEELS_MONGO_CONNECTIONS", "32");
        settings.put("BATTWHEELS_LOG_LEVEL", "warn");
        return settings;
    }

    private void ground(Path data, String documents, int port) throws Exception {
        Path made = data.resolve("made");
        if (Files.exists(made)) {
            return;
        }
        long start = System.nanoTime();
        try (Ground ground = new Ground(documents)) {
            ground.make(Api.to("http://127.0.0.1:" + port), organizations);
        }
        Files.writeString(made, "");
        System.out.printf(
                "made %,d organizations with %d tickets each in %d s%n",
                organizations, Ground.TICKETS, (System.nanoTime() - start) / 1_000_000_000);
    }

    private Map<String, Case> cases(Child server, Child bare, int port, int barePort) {
        String[] tokens = tokens();
        int few = Math.min(FEW, organizations);
        var chance = new Random(7);
        Map<String, Case> cases = new LinkedHashMap<>();
        cases.put(READ_BARE, new Case(bare, 0, i -> {
            int at = chance.nextInt(few);
            String path = "/" + Ground.organizationId(at) + "/" + ticket(chance, at);
            return new Load.Call(barePort, path, none(), NOTHING, 200);
        }));
        cases.put(READ, new Case(server, 0, i -> read(port, tokens, chance, few)));
        cases.put("list of 25: ours", new Case(server, 0, i -> {
            int at = chance.nextInt(few);
            return new Load.Call(port, "/api/v1/tickets?limit=25", bearer(tokens[at]), NOTHING, 200);
        }));
        cases.put(CREATE_BARE, new Case(bare, 0, i -> {
            String path = "/" + Ground.organizationId(growing(chance));
            return new Load.Call(barePort, path, none(), TICKET, 201);
        }));
        cases.put(CREATE, new Case(server, 0, i -> {
            MultiMap headers = bearer(tokens[growing(chance)]).add("Content-Type", "application/json");
            return new Load.Call(port, "/api/v1/tickets", headers, TICKET, 201);
        }));
        cases.put(paced(few), new Case(server, PACE, i -> read(port, tokens, chance, few)));
        cases.put(paced(organizations), new Case(server, PACE, i -> read(port, tokens, chance, organizations)));
        cases.keySet().removeIf(name -> !name.contains(wanted));
        return cases;
    }

    /** The last organizations get the new tickets: a list of the first ones stays as long as it was. */
    private int growing(Random chance) {
        return organizations - 1 - chance.nextInt(Math.min(FEW, organizations / 2));
    }

    private static Load.Call read(int port, String[] tokens, Random chance, int among) {
        int at = chance.nextInt(among);
        return new Load.Call(port, "/api/v1/tickets/" + ticket(chance, at), bearer(tokens[at]), NOTHING, 200);
    }

    private static String ticket(Random chance, int organization) {
        return Ground.ticketId(organization, chance.nextInt(Ground.TICKETS));
    }

    private static MultiMap none() {
        return MultiMap.caseInsensitiveMultiMap();
    }

    private static MultiMap bearer(String token) {
        return none().add("Authorization", "Bearer " + token);
    }

    /** Signed with the server's own keys, as a login would. */
    private String[] tokens() {
        KeyRing ring = KeyRing.open(
                folder.resolve("server").resolve("keys"),
                true,
                KeyTiming.forTokensOf(TOKEN_LIFE),
                InstantSource.system());
        AccessTokens tokens =
                new AccessTokens(Vertx.vertx(), ring, TokenSettings.of(TOKEN_LIFE), InstantSource.system());
        String[] all = new String[organizations];
        for (int i = 0; i < organizations; i++) {
            var membership = new TokenSubject.Membership(new OrganizationId(Ground.organizationId(i)), 0);
            all[i] = tokens.issue(
                            new TokenSubject(Ground.userId(i), Ground.sessionId(i), 0, 0, Optional.of(membership)))
                    .text();
        }
        return all;
    }

    private void measure(Child store, Map<String, Case> cases, Load load) throws Exception {
        for (Case each : cases.values()) {
            warmUp(store, each, load);
        }
        Figures figures = new Figures();
        for (int round = 0; round < rounds; round++) {
            for (var each : cases.entrySet()) {
                figures.add(each.getKey(), row(store, each.getValue(), load, roundMs));
            }
        }
        tell(figures);
    }

    /** Until the compiler has seen enough of it: counted in requests, for a busy machine gives little time to each. */
    private void warmUp(Child store, Case target, Load load) throws Exception {
        int answered = 0;
        for (int i = 0; i < WARM_ROUNDS && answered < WARM; i++) {
            answered += target.run(load, roundMs).latenciesUs().length;
        }
        settle(target.server(), store);
    }

    private static Figures.Row row(Child store, Case target, Load load, long roundMs) throws Exception {
        Duration server = target.server().cpu();
        Duration documents = store.cpu();
        Load.Round round = target.run(load, roundMs);
        settle(target.server(), store);
        double thousands = round.latenciesUs().length / 1_000.0;
        return new Figures.Row(
                round.perSecond(),
                round.percentileMs(50),
                round.percentileMs(99),
                target.server().cpu().minus(server).toMillis() / thousands,
                store.cpu().minus(documents).toMillis() / thousands,
                round.failed());
    }

    /** What an answer leaves to be done afterwards (events on their way) is charged to it, and not to the next case. */
    private static void settle(Child server, Child store) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLE_S);
        Duration before = Duration.ZERO;
        Duration now = server.cpu().plus(store.cpu());
        while (now.minus(before).compareTo(QUIET) > 0 && System.nanoTime() < limit) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            before = now;
            now = server.cpu().plus(store.cpu());
        }
    }

    private static String paced(int among) {
        return "read at " + PACE + "/s from " + String.format("%,d", among) + " organizations";
    }

    private void tell(Figures figures) {
        figures.print();
        ratio(figures, "read, ours to bare (0.80 is wanted)", READ, READ_BARE, Figures.Row::perSecond);
        ratio(figures, "create, ours to bare (0.50 is wanted)", CREATE, CREATE_BARE, Figures.Row::perSecond);
        ratio(
                figures,
                "p99, all organizations to few (1.20 at most is wanted)",
                paced(organizations),
                paced(Math.min(FEW, organizations)),
                Figures.Row::p99Ms);
        System.out.printf(
                "%d rounds of %d ms, %d processors, load average at the end %.1f%n",
                rounds,
                roundMs,
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static void ratio(
            Figures figures, String words, String upper, String lower, ToDoubleFunction<Figures.Row> figure) {
        double ratio = figure.applyAsDouble(figures.median(upper)) / figure.applyAsDouble(figures.median(lower));
        if (!Double.isNaN(ratio)) {
            System.out.println(String.format(Locale.ROOT, "%s: %.2f", words, ratio));
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
