package battwheels.isolation;

import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import battwheels.platform.http.contract.Contract;
import battwheels.platform.http.contract.Operation;
import battwheels.platform.identity.Role;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls of every operation that succeed, as the rows of the matrix describe them, for other proofs about all of them. */
public final class PassingCalls {
    private final TestServer server;
    private final Contract contract = Contract.load();
    private final Bodies bodies = new Bodies(contract);
    private final Rows rows;
    private final AtomicInteger shops = new AtomicInteger();

    private PassingCalls(TestServer server) {
        this.server = server;
        this.rows = Rows.declared(server);
    }

    /** A server with everything the rows rely on; not started. */
    public static TestServer prepared(TestServer server) {
        return World.prepared(server);
    }

    /** @param server prepared and started */
    public static PassingCalls at(TestServer server) {
        return new PassingCalls(server);
    }

    public Contract contract() {
        return contract;
    }

    /** A new organization with a member of every role. */
    public Shop shop() {
        Shop shop = new Shop(server.signUp(), contract, bodies, (char) ('a' + shops.getAndIncrement()));
        shop.staff();
        return shop;
    }

    /** A call of the operation that {@link #caller} would make with success, about something made for it. */
    public Call call(Operation operation, Shop shop) {
        return rows.row(operation.operationId()).in(shop);
    }

    /** Whether the sign-in of whoever calls is spent with it. */
    public boolean spends(Operation operation) {
        return rows.row(operation.operationId()).caller() == Row.Caller.FRESH;
    }

    /** Somebody new, for a call that spends the sign-in. */
    public Member somebody(Shop shop) {
        return shop.join(Role.VIEWER);
    }

    /** Who makes it: the owner, somebody new where it spends the sign-in, or the platform's administrator. */
    public Api caller(Operation operation, Shop shop, Api administrator) {
        return switch (rows.row(operation.operationId()).caller()) {
            case MEMBER -> shop.owner.api();
            case FRESH -> somebody(shop).api();
            case PLATFORM_ADMIN -> administrator;
        };
    }
}
