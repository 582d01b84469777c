package battwheels.isolation;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Authenticator;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import battwheels.isolation.Row.Caller;
import battwheels.platform.http.contract.Contract;
import battwheels.platform.http.contract.Operation;
import battwheels.platform.http.contract.Reach;
import battwheels.platform.identity.Role;
import battwheels.platform.identity.RolePermissions;
import battwheels.platform.store.Waiting;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server with one organization that has data, and the others that must not see it. What others have of their own is
 * there first, and what they see is noted, so that whatever the data adds to it shows.
 */
final class World {

    private final TestServer server;
    private final Contract contract;
    private final List<Seat> observers;
    private final Rows rows;
    private final Api admin;
    private final Shop victim;
    private final Map<Relation, Shop> shops = new EnumMap<>(Relation.class);
    private final Map<Seat, Member> leavers = new EnumMap<>(Seat.class);
    private final Member wanderer;
    private final Map<Shop, Api> wandererIn = new HashMap<>();
    private final Map<Relation, Map<String, Call>> own = new ConcurrentHashMap<>();
    private final Map<String, Call> targets = new HashMap<>();
    private final Map<String, Call> taken = new HashMap<>();
    private final Map<String, Answer> before = new HashMap<>();
    private final Map<Relation, Set<String>> known = new ConcurrentHashMap<>();
    private final Map<String, String> failures = new HashMap<>();
    private int round;

    /** The server for it, not started. */
    static TestServer server() {
        return prepared(new TestServer());
    }

    /** Jobs stay as they were asked for: called off and asked for again, as often as a case needs it. */
    static TestServer prepared(TestServer server) {
        return server.withoutWorkers()
                // Two busy cores and a slow disk make a store slow, which is no answer to any case.
                .with("MONGO_ANSWER_MS", "9000")
                .with("PLATFORM_ADMIN_EMAIL", Rows.PLATFORM_ADMIN)
                .with("SIGNUP_PLAN", "enterprise");
    }

    /** @param observers the seats whose view is noted */
    World(TestServer server, Contract contract, List<Seat> observers) {
        this.server = server;
        this.observers = observers;
        this.contract = contract;
        this.rows = Rows.declared(server);
        refuseGaps();
        Bodies bodies = new Bodies(contract);
        this.victim = new Shop(server.signUp(), contract, bodies, 'a');
        this.admin = becomeAdmin();
        this.wanderer = server.signUp();
        people(bodies);
        ownData();
        noteWhatIsSeen();
        shops.forEach((relation, shop) -> known.put(relation, new HashSet<>(shop.known())));
        known.put(
                Relation.DEACTIVATED,
                leavers.values().stream().map(Member::userId).collect(Collectors.toCollection(HashSet::new)));
        Set<String> library = library();
        known.values().forEach(ids -> ids.addAll(library));
        data();
        endings();
    }

    /** Ids of the shared library, which is everybody's. */
    private Set<String> library() {
        Set<String> ids = new HashSet<>();
        for (String shelf : List.of("failure-cards", "articles", "symptoms")) {
            String first = "/api/v1/evfi/" + shelf + "?scope=global&limit=100";
            for (String next = first; !next.isEmpty(); ) {
                Answer page = victim.owner.api().get(next).mustBe(200);
                ids.addAll(Ids.in(page));
                boolean more = page.at("/pagination/next_cursor").isTextual();
                next = more ? first + "&cursor=" + page.text("/pagination/next_cursor") : "";
            }
        }
        return ids;
    }

    private void refuseGaps() {
        List<String> gaps = rows.gaps(contract);
        if (!gaps.isEmpty()) {
            throw new AssertionError("contract and rows differ:\n  " + String.join("\n  ", gaps));
        }
    }

    private Api becomeAdmin() {
        Answer accepted =
                rows.row("acceptPlatformAdmin").in(victim).send(server.api()).mustBe(200);
        Api api = server.api().token(accepted.text("/token"));
        Authenticator.setUpNow(api, Member.PASSWORD);
        return api;
    }

    private void people(Bodies bodies) {
        char mark = 'b';
        for (Relation relation : Relation.values()) {
            if (relation.hasShop() && relation != Relation.OWN) {
                shops.put(relation, new Shop(server.signUp(), contract, bodies, mark++));
            }
        }
        for (Role role : Role.values()) {
            if (role != Role.OWNER) {
                leavers.put(Seat.of(role), victim.join(role));
            }
        }
        leavers.put(Seat.OWNER, victim.join(Role.ADMIN));
        RolePermissions table = RolePermissions.load();
        SideBySide.each(allShops(), shop -> shop.staff(table));
        leavers.put(Seat.OWN_ROLE, victim.joinOwnRole());
        for (Shop shop : allShops()) {
            wandererIn.put(shop, shop.owner.invites(Role.ADMIN.code(), wanderer).api());
        }
        place(victim, shop(Relation.PARENT));
        place(shop(Relation.SIBLING), shop(Relation.PARENT));
        place(shop(Relation.CHILD), victim);
    }

    private List<Shop> allShops() {
        return Stream.concat(Stream.of(victim), shops.values().stream()).toList();
    }

    private void place(Shop below, Shop above) {
        victim.call("placeOrganization")
                .path("organization_id", below.owner.organizationId())
                .with("parent_organization_id", above.owner.organizationId())
                .send(admin)
                .mustBe(200);
    }

    /** Of every operation a call about data of their own, which nobody sends. */
    private void ownData() {
        SideBySide.each(shops.entrySet(), each -> {
            Map<String, Call> calls = new HashMap<>();
            contract.operations()
                    .forEach(operation -> calls.put(
                            operation.operationId(),
                            rows.row(operation.operationId()).in(each.getValue())));
            own.put(each.getKey(), calls);
        });
    }

    /** Notes what everybody sees of their own, without naming anything, once work in the background adds no more. */
    void noteWhatIsSeen() {
        Waiting.until(this::nothingChanged);
    }

    private boolean nothingChanged() {
        Map<String, Answer> seen = new ConcurrentHashMap<>();
        SideBySide.each(
                shops.entrySet(),
                each -> contract.operations().stream()
                        .filter(World::showsWhatIsThere)
                        .forEach(operation -> note(seen, operation, each.getKey(), each.getValue())));
        boolean nothingChanged = seen.entrySet().stream()
                .allMatch(each ->
                        before.get(each.getKey()) instanceof Answer earlier && Judge.same(earlier, each.getValue()));
        before.putAll(seen);
        return nothingChanged;
    }

    private void note(Map<String, Answer> seen, Operation operation, Relation relation, Shop shop) {
        for (Seat seat : observers) {
            if (Seat.that(operation, relation).contains(seat)) {
                Answer answer = shop.send(shop.call(operation.operationId()), shop.caller(seat));
                seen.put(seen(operation, relation, seat), answer);
            }
        }
    }

    private static String seen(Operation operation, Relation relation, Seat seat) {
        return operation.operationId() + relation + seat;
    }

    /** Reads that name nothing: lists, counts and the like. */
    static boolean showsWhatIsThere(Operation operation) {
        return operation.access().reach() == Reach.ORGANIZATION
                && !operation.method().mutating()
                && !operation.path().contains("{");
    }

    /** Every row is called with success by its owner, under a key; and makes another call, which is kept to be tried. */
    private void data() {
        for (Operation operation : contract.operations()) {
            try {
                make(operation);
            } catch (AssertionError refused) {
                failures.put(operation.operationId(), String.valueOf(refused.getMessage()));
            }
        }
    }

    private void make(Operation operation) {
        Row row = rows.row(operation.operationId());
        Call passing = row.in(victim);
        pass(row, passing.header(Call.KEY, key(operation)), callerOf(row, Relation.OWN, Seat.OWNER));
        taken.put(operation.operationId(), passing);
        if (isKeyed(operation) && row.caller() == Caller.MEMBER) {
            victim.send(row.in(victim).header(Call.KEY, wanderersKey(operation)), wandererIn(victim));
        }
        targets.put(operation.operationId(), row.in(victim));
    }

    /**
     * The victim's data of some operations once more, under new keys.
     *
     * @return the operations that are now refused to their owner, for what others have
     */
    Set<String> makeAgain(List<Operation> operations) {
        round++;
        Set<String> refused = new HashSet<>();
        for (Operation operation : operations) {
            try {
                make(operation);
            } catch (NotMade notMade) {
                if (!notMade.isRefusal()) {
                    throw notMade;
                }
                refused.add(operation.operationId());
            }
        }
        return refused;
    }

    private void pass(Row row, Call call, Api caller) {
        boolean madeTheAdmin = row.operationId().equals("acceptPlatformAdmin");
        // What the platform decides is the platform's: an approved text and its id are for everybody.
        Answer answer = row.caller() == Caller.PLATFORM_ADMIN ? call.send(caller) : victim.send(call, caller);
        if (answer.status() != call.operation().answers().success() && !madeTheAdmin) {
            throw new NotMade(row.operationId(), answer);
        }
    }

    /** Whether a key of one organization could be met in another. */
    static boolean isKeyed(Operation operation) {
        return operation.method().mutating() && operation.access().reach() == Reach.ORGANIZATION;
    }

    String key(Operation operation) {
        return "owner-" + round + "-" + operation.operationId();
    }

    String wanderersKey(Operation operation) {
        return "wanderer-" + round + "-" + operation.operationId();
    }

    private void endings() {
        leavers.values()
                .forEach(each -> victim.call("removeMember")
                        .path("user_id", each.userId())
                        .send(victim.owner.api())
                        .mustBe(204));
        suspend(shop(Relation.SUSPENDED).owner.organizationId());
        awaitRefusal(shop(Relation.SUSPENDED).owner.api());
        leavers.values().forEach(each -> awaitRefusal(each.api()));
    }

    private void suspend(String organizationId) {
        victim.call("suspendOrganization")
                .path("organization_id", organizationId)
                .send(admin)
                .mustBe(200);
    }

    private void awaitRefusal(Api caller) {
        Waiting.until(() -> victim.call("getOrganization").send(caller).status() == 403);
    }

    /** Whoever asks: somebody in that seat there, or for rows that spend their sign-in somebody made for it. */
    Api callerOf(Row row, Relation relation, Seat seat) {
        if (row.caller() == Caller.PLATFORM_ADMIN && relation == Relation.OWN && seat == Seat.OWNER) {
            return admin;
        }
        return row.caller() == Caller.FRESH && relation != Relation.ANONYMOUS
                ? fresh(relation)
                : caller(relation, seat);
    }

    Api caller(Relation relation, Seat seat) {
        return switch (relation) {
            case OWN -> victim.caller(seat);
            case DEACTIVATED -> Objects.requireNonNull(leavers.get(seat)).api();
            case ANONYMOUS -> server.api();
            default -> shop(relation).caller(seat);
        };
    }

    private Api fresh(Relation relation) {
        return switch (relation) {
            case OWN -> victim.join(Role.VIEWER).api();
            case SUSPENDED -> {
                Member owner = server.signUp();
                suspend(owner.organizationId());
                yield owner.api();
            }
            default -> server.signUp().api();
        };
    }

    Api wandererIn(Shop shop) {
        return Objects.requireNonNull(wandererIn.get(shop));
    }

    Shop victim() {
        return victim;
    }

    Shop shop(Relation relation) {
        return Objects.requireNonNull(shops.get(relation));
    }

    Rows rows() {
        return rows;
    }

    /** The seats whose view was noted. */
    List<Seat> observers() {
        return observers;
    }

    /** A call about data of the caller's own. Callers without an organization name the victim's. */
    Call own(Relation relation, Operation operation) {
        if (!relation.hasShop() && operation.access().reach() == Reach.ORGANIZATION) {
            return target(operation);
        }
        Map<String, Call> calls = own.getOrDefault(relation, own.getOrDefault(Relation.STRANGER, Map.of()));
        return Objects.requireNonNull(calls.get(operation.operationId()));
    }

    /** A call about the victim's data. */
    Call target(Operation operation) {
        return Objects.requireNonNull(targets.get(operation.operationId()));
    }

    /** The victim's call that succeeded. */
    Call taken(Operation operation) {
        return Objects.requireNonNull(taken.get(operation.operationId()));
    }

    /** What such a caller saw before the victim had data. */
    Answer before(Operation operation, Relation relation, Seat seat) {
        return Objects.requireNonNull(before.get(seen(operation, relation, seat)));
    }

    /** Ids that such callers know of themselves. */
    Set<String> knownTo(Relation relation) {
        return known.getOrDefault(relation, Set.of());
    }

    /** Rows that their owner could not call: they do not count. */
    Map<String, String> failures() {
        return failures;
    }
}
