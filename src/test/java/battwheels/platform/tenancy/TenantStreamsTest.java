package battwheels.platform.tenancy;

import static battwheels.fixtures.TestDocuments.onVirtualThread;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Commands;
import battwheels.fixtures.SteppedClock;
import battwheels.fixtures.TestDocuments;
import battwheels.platform.store.Streams;
import io.vertx.core.Future;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenantStreamsTest {
    private static final String ORGANIZATION = "org_00000001";
    private static final Scope SCOPE = Commands.scope(ORGANIZATION, new SteppedClock());

    private final List<String> keys = new ArrayList<>();
    private final InvocationHandler recorder = (proxy, method, arguments) -> {
        keys.add(String.valueOf(arguments[0]));
        return Future.succeededFuture();
    };
    private final Streams raw =
            (Streams) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Streams.class}, recorder);

    @Test
    void everyCallNamesTheScopesOrganizationAndNoOther() throws Exception {
        TenantStream events = new TenantStreams(raw).open(SCOPE, StreamName.EVENTS);
        int called = 0;
        for (var method : TenantStream.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())) {
                method.invoke(
                        events,
                        List.of(method.getParameterTypes()).stream()
                                .map(TenantStreamsTest::anything)
                                .toArray());
                called++;
            }
        }
        assertThat(called).isGreaterThan(12);
        assertThat(keys).hasSize(called).containsOnly("org:{" + ORGANIZATION + "}:events");
    }

    @Test
    void aScopeHasTwoStreams() {
        new TenantStreams(raw).open(SCOPE, StreamName.JOBS).length();
        assertThat(keys).containsExactly("org:{" + ORGANIZATION + "}:jobs");
    }

    @Test
    void aLeaseIsHeldByOneUntilItRunsOutOrIsGivenBack(@TempDir Path data) throws Exception {
        SteppedClock clock = new SteppedClock();
        try (TestDocuments store = TestDocuments.in(data)) {
            Leases leases = new Leases(store.platform(), clock);
            Duration while10 = Duration.ofSeconds(10);
            onVirtualThread(() -> {
                assertThat(leases.take("keeper", "one", while10).await()).isTrue();
                assertThat(leases.take("keeper", "one", while10).await()).isTrue();
                assertThat(leases.take("keeper", "two", while10).await()).isFalse();
                clock.advance(while10);
                assertThat(leases.take("keeper", "two", while10).await()).isTrue();
                leases.release("keeper", "one").await();
                assertThat(leases.take("keeper", "one", while10).await()).isFalse();
                leases.release("keeper", "two").await();
                return leases.take("keeper", "one", while10).await();
            });
        }
    }

    private static Object anything(Class<?> type) {
        if (type == long.class) {
            return 1L;
        }
        if (type == int.class) {
            return 1;
        }
        if (type == Duration.class) {
            return Duration.ofMillis(1);
        }
        return type == String.class ? "x" : type == Map.class ? Map.of() : List.of();
    }
}
