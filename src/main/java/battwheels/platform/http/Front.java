package battwheels.platform.http;

import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.TenantChannels;
import battwheels.platform.config.Configuration;
import battwheels.platform.http.contract.BodyReader;
import battwheels.platform.http.contract.Contract;
import battwheels.platform.http.contract.Operation;
import battwheels.platform.http.paging.CursorSeal;
import battwheels.platform.http.paging.PageRequests;
import battwheels.platform.identity.AccessTokens;
import battwheels.platform.identity.Admissions;
import battwheels.platform.identity.Permission;
import battwheels.platform.identity.RolePermissions;
import battwheels.platform.observe.Metrics;
import battwheels.platform.observe.Tracing;
import battwheels.platform.plans.Feature;
import battwheels.platform.plans.Meter;
import battwheels.platform.plans.Plans;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/**
 * Everything the edge is made of, put together once and shared by its event loops. Refuses to be made when contract
 * and domains do not agree.
 */
public final class Front {
    private final Configuration configuration;
    private final Contract contract;
    private final Entrance entrance;
    private final Intake intake;
    private final Answers answers;
    private final TenantChannels channels;
    private final Watch watch;
    private final RateLimits limits;
    private final ClientAddress addresses;
    private final InstantSource clock;

    public Front(
            Configuration configuration,
            Contract contract,
            AccessTokens tokens,
            Admissions admissions,
            CursorSeal seal,
            SessionCookies cookies,
            Plans plans,
            Meter meter,
            TenantChannels channels,
            Metrics metrics,
            Tracing tracing,
            InstantSource clock) {
        PageRequests pages = new PageRequests(seal);
        this.configuration = configuration;
        this.limits = new RateLimits(configuration.limits());
        this.addresses = new ClientAddress(Set.copyOf(configuration.http().trustedProxies()));
        this.contract = contract;
        this.entrance = new Entrance(tokens, cookies, admissions, limits, plans, meter);
        this.intake = new Intake(new BodyReader(contract), pages);
        this.answers = new Answers(pages, cookies);
        this.channels = channels;
        this.watch = new Watch(metrics, tracing);
        this.clock = clock;
    }

    /** A verticle for one event loop. */
    public EdgeVerticle verticle(IntConsumer listening) {
        return new EdgeVerticle(configuration, contract, new Elsewhere(limits, addresses), this::edge, listening);
    }

    private Edge edge(Vertx vertx) {
        return new Edge(
                vertx,
                entrance,
                intake,
                answers,
                channels,
                watch,
                limits,
                addresses,
                clock,
                configuration.http().maxBodyBytes(),
                configuration.http().deadline());
    }

    /**
     * Holds contract and domains against each other.
     *
     * @throws IllegalStateException naming every operation without a method, method without an operation, and
     *     operation whose permission or feature nobody knows
     */
    public static void verify(
            Contract contract, List<? extends DomainVerticle> domains, RolePermissions roles, Plans plans) {
        Set<String> faults = new TreeSet<>();
        Set<String> bound = domains.stream()
                .flatMap(domain ->
                        domain.operations().operationIds().stream().map(operation -> domain.domain() + "." + operation))
                .collect(Collectors.toSet());
        Set<String> declared = contract.operations().stream()
                .map(operation -> operation.domain() + "." + operation.operationId())
                .collect(Collectors.toSet());
        declared.stream().filter(id -> !bound.contains(id)).forEach(id -> faults.add(id + " has no method"));
        bound.stream().filter(id -> !declared.contains(id)).forEach(id -> faults.add(id + " is not in the contract"));
        contract.operations().forEach(operation -> verify(operation, roles, plans, faults));
        if (!faults.isEmpty()) {
            throw new IllegalStateException("contract and domains do not agree: " + String.join("; ", faults));
        }
    }

    private static void verify(Operation operation, RolePermissions roles, Plans plans, Set<String> faults) {
        String permission = operation.access().permission();
        if (permission.isEmpty()) {
            faults.add(operation.operationId() + " names no permission");
        } else if (operation.access().needsPermission()
                && !Permission.parse(permission).map(roles::knows).orElse(false)) {
            faults.add(operation.operationId() + " names the unknown permission " + permission);
        }
        String feature = operation.access().feature();
        if (feature != null && !plans.knows(new Feature(feature))) {
            faults.add(operation.operationId() + " names the unknown feature " + feature);
        }
    }
}
