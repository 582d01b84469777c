package battwheels.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.ServerProcess;
import battwheels.platform.store.Waiting;
import battwheels.platform.store.embedded.StoreRole;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts {@code api} and {@code worker} as processes of their own on one store: one accepts, the other does. */
class RolesTest {
    private final Map<String, String> settings = new HashMap<>();
    private final int port = freePort();

    @TempDir
    Path data;

    @Test
    void whatOneServerAcceptsAWorkerWithoutAnyPortForRequestsDoes() throws Exception {
        StoreRole store = StoreRole.start(data.resolve("store"), 0, 0);
        settings.put("BATTWHEELS_MONGO_URL", store.documentsUrl());
        settings.put("BATTWHEELS_REDIS_URL", store.streamsUrl());
        settings.put("BATTWHEELS_KEYS_DIR", data.resolve("keys").toString());
        settings.put("BATTWHEELS_HTTP_PORT", String.valueOf(port));
        settings.put("BATTWHEELS_SIGNUP_PLAN", "professional");
        settings.put("BATTWHEELS_LIMITS_SCALE", "1000");
        try (ServerProcess api = ServerProcess.start(data.resolve("api"), settings, "--role", "api")) {
            api.await("(api) is ready");
            Member owner = Member.signUp(Api.to("http://127.0.0.1:" + port));
            String before = accepted(owner);
            api.await("ready");
            int other = freePort();
            settings.put("BATTWHEELS_HTTP_PORT", String.valueOf(other));
            try (ServerProcess worker = ServerProcess.start(data.resolve("worker"), settings, "--role", "worker")) {
                assertThat(status(owner, before)).as("nobody works yet").isEqualTo("ready");
                worker.await("(worker) is ready: no requests taken");
                String after = accepted(owner);

                Waiting.until(() -> status(owner, before).equals("done")
                        && status(owner, after).equals("done"));

                assertThat(refusesConnections(other)).isTrue();
                assertThat(worker.terminate()).isEqualTo(143);
            }
        } finally {
            store.close();
        }
    }

    private static String accepted(Member owner) {
        return owner.api().post("/api/v1/ledger/verify").mustBe(202).text("/job_id");
    }

    private static String status(Member owner, String job) {
        Answer shown = owner.api().get("/api/v1/jobs/" + job).mustBe(200);
        return shown.text("/status");
    }

    private static boolean refusesConnections(int port) throws Exception {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return false;
        } catch (ConnectException refused) {
            return true;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
