package battwheels.platform.identity;

import battwheels.platform.store.Documents;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.PlatformStores;
import battwheels.platform.tenancy.SystemScope;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Who may come in, as the store says now: a token proves who, never what they may do (design rule 5). With the
 * store down the futures fail and the request is 503. Never blocks; made for event loops.
 */
public final class Admissions {
    private static final String ACTIVE = "active";

    /** Only what is asked of each: users and organizations carry much more. */
    private static final JsonObject OF_SESSION = only("ended", "version", "user_id", "second_factor");

    private static final JsonObject OF_USER = only("status", "token_version", "name", "is_platform_admin");
    private static final JsonObject OF_MEMBERSHIP = only("status", "deleted", "role");
    private static final JsonObject OF_ORGANIZATION =
            only("status", "plan_type", "subscription_status", "plan_expires_at");

    private final InstantSource clock;
    private final CustomRoles roles;
    private final ApiKeys keys;
    private final SystemScope system;
    private final Documents sessions;
    private final Documents users;
    private final Documents memberships;
    private final Documents organizations;
    private final FreshCache<SignIn, Optional<Standing.Account>> accounts;
    private final FreshCache<Seat, Standing.Membership> seats;
    private final FreshCache<Lock, Optional<Standing.Key>> locks;

    public Admissions(PlatformStores stores, CustomRoles roles, ApiKeys keys, SystemScope system, InstantSource clock) {
        this.clock = clock;
        this.roles = roles;
        this.keys = keys;
        this.system = system;
        this.sessions = stores.open(PlatformCollection.SESSIONS);
        this.users = stores.open(PlatformCollection.USERS);
        this.memberships = stores.open(PlatformCollection.MEMBERSHIPS);
        this.organizations = stores.open(PlatformCollection.ORGANIZATIONS);
        this.accounts = new FreshCache<>(clock);
        this.seats = new FreshCache<>(clock);
        this.locks = new FreshCache<>(clock);
    }

    /**
     * The account a token speaks for; empty when its session has ended, or the user was switched off or changed their
     * password since it was issued.
     */
    public Future<Optional<Standing.Account>> account(TokenSubject subject) {
        SignIn signIn =
                new SignIn(subject.sessionId(), subject.sessionVersion(), subject.userId(), subject.userVersion());
        return accounts.get(signIn, () -> readAccount(signIn));
    }

    /** Begins to read a seat that will be asked for: with the account's, all reads take the time of one. */
    public void expect(String userId, OrganizationId organization) {
        membership(userId, organization);
    }

    public Future<Standing.Membership> membership(String userId, OrganizationId organization) {
        Seat seat = new Seat(userId, organization);
        return seats.get(seat, () -> readMembership(seat));
    }

    /** The key in force that this secret opens; empty, alike, for whatever opens none. */
    public Future<Optional<Standing.Key>> key(OneTimeToken token, String address) {
        OrganizationId organization = token.organization().orElseThrow();
        return locks.get(new Lock(organization, token.id(), token.hash()), () -> readKey(organization, token))
                .onSuccess(found -> found.ifPresent(
                        key -> keys.used(system.enter(organization, "admission"), key.keyId(), address)));
    }

    /** Shortens what this node remembers of a seat; nothing lengthens it. */
    public void forget(String userId, OrganizationId organization) {
        seats.forget(new Seat(userId, organization));
    }

    private Future<Optional<Standing.Account>> readAccount(SignIn signIn) {
        Future<Optional<JsonObject>> session = sessions.findOne(id(signIn.sessionId()), OF_SESSION);
        Future<Optional<JsonObject>> user = users.findOne(id(signIn.userId()), OF_USER);
        return Future.all(session, user)
                .map(both -> user.result()
                        .filter(found -> isCurrent(found, signIn.userVersion()))
                        .flatMap(found -> session.result()
                                .filter(open -> isOpen(open, signIn))
                                .map(open -> account(found, open, signIn))));
    }

    private static boolean isCurrent(JsonObject user, long version) {
        return ACTIVE.equals(user.getString("status")) && user.getLong("token_version", 0L) == version;
    }

    private static boolean isOpen(JsonObject session, SignIn signIn) {
        return !session.getBoolean("ended", false)
                && session.getLong("version", 0L) == signIn.sessionVersion()
                && signIn.userId().equals(session.getString("user_id"));
    }

    private static Standing.Account account(JsonObject user, JsonObject session, SignIn signIn) {
        return new Standing.Account(
                signIn.userId(),
                user.getString("name", ""),
                signIn.sessionId(),
                user.getBoolean("is_platform_admin", false),
                session.getBoolean("second_factor", false));
    }

    private Future<Standing.Membership> readMembership(Seat seat) {
        JsonObject filter = new JsonObject()
                .put("organization_id", seat.organization().value())
                .put("user_id", seat.userId());
        Future<Optional<JsonObject>> membership = memberships.findOne(filter, OF_MEMBERSHIP);
        Future<Optional<JsonObject>> organization =
                organizations.findOne(id(seat.organization().value()), OF_ORGANIZATION);
        return Future.all(membership, organization)
                .compose(both -> membership
                        .result()
                        .filter(member ->
                                ACTIVE.equals(member.getString("status")) && !member.getBoolean("deleted", false))
                        .flatMap(member -> organization.result().map(home -> seatIn(seat.organization(), home, member)))
                        .orElseGet(() -> Future.succeededFuture(new Standing.Membership.None())));
    }

    private Future<Standing.Membership> seatIn(OrganizationId organization, JsonObject home, JsonObject member) {
        Optional<RoleId> role = RoleId.parse(member.getString("role", ""));
        return switch (home.getString("status", "")) {
            case ACTIVE ->
                role.map(id -> roles.held(system.enter(organization, "admission"), id)
                                .<Standing.Membership>map(held -> new Standing.Membership.Active(
                                        held, home.getString("plan_type", "free"), hasLapsed(home))))
                        .orElseGet(() -> Future.succeededFuture(new Standing.Membership.None()));
            case "suspended" -> Future.succeededFuture(new Standing.Membership.Suspended());
            default -> Future.succeededFuture(new Standing.Membership.None());
        };
    }

    private static JsonObject only(String... fields) {
        JsonObject projection = new JsonObject();
        List.of(fields).forEach(field -> projection.put(field, 1));
        return projection;
    }

    private Future<Optional<Standing.Key>> readKey(OrganizationId organization, OneTimeToken token) {
        Future<Optional<ApiKeys.Open>> open = keys.open(system.enter(organization, "admission"), token);
        Future<Optional<JsonObject>> home = organizations.findOne(id(organization.value()));
        return Future.all(open, home)
                .map(both -> open.result().flatMap(key -> home.result().flatMap(found -> standing(found, key))));
    }

    private Optional<Standing.Key> standing(JsonObject home, ApiKeys.Open key) {
        return switch (home.getString("status", "")) {
            case ACTIVE ->
                Optional.of(new Standing.Key(
                        key.keyId(),
                        key.name(),
                        new Standing.Membership.Active(
                                key.role(), home.getString("plan_type", "free"), hasLapsed(home))));
            case "suspended" ->
                Optional.of(new Standing.Key(key.keyId(), key.name(), new Standing.Membership.Suspended()));
            default -> Optional.empty();
        };
    }

    /** A trial is over by the clock alone: no job has to say so. */
    private boolean hasLapsed(JsonObject home) {
        String status = home.getString("subscription_status", "active");
        return SubscriptionRules.hasLapsed(status, home.getString("plan_expires_at"), clock.instant());
    }

    private static JsonObject id(String value) {
        return new JsonObject().put("_id", value);
    }

    private record SignIn(String sessionId, long sessionVersion, String userId, long userVersion) {}

    private record Lock(OrganizationId organization, String keyId, String secretHash) {}

    private record Seat(String userId, OrganizationId organization) {}
}
