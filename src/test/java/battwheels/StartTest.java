package battwheels;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.ServerProcess;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a process starts and ends, seen from outside. */
class StartTest {

    @TempDir
    Path data;

    @Test
    void aWrongConfigurationEndsWithCodeTwoAndEveryFaultButNoStack() throws Exception {
        var settings = Map.of("BATTWHEELS_HTTP_PORT", "eighty", "BATTWHEELS_HTP_PORT", "1");
        try (var target = ServerProcess.start(data, settings)) {
            assertThat(target.exitCode()).isEqualTo(2);
            assertThat(String.join("\n", target.lines()))
                    .contains("2 faults", "http.port (environment BATTWHEELS_HTTP_PORT)", "BATTWHEELS_HTP_PORT")
                    .doesNotContain("Exception", "\tat ");
        }
    }

    @Test
    void anUnknownRoleEndsWithCodeTwoAndTheUsage() throws Exception {
        try (var target = ServerProcess.start(data, Map.of(), "--role", "cook")) {
            assertThat(target.exitCode()).isEqualTo(2);
            assertThat(target.lines()).singleElement().asString().contains("'cook'", "--role api|worker|store|all");
        }
    }

    @Test
    void aPortThatIsTakenEndsWithCodeOneAndSaysWhichSettingToChange() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var settings = Map.of("BATTWHEELS_HEALTH_PORT", String.valueOf(taken.getLocalPort()));
            try (var target = ServerProcess.start(data, settings)) {
                assertThat(target.exitCode()).isEqualTo(1);
                assertThat(String.join("\n", target.lines()))
                        .contains("BATTWHEELS_HEALTH_PORT")
                        .doesNotContain("\tat ");
            }
        }
    }

    @Test
    void theStoreRoleTellsItsUrlsAndLeavesNoChildBehind() throws Exception {
        try (var target = ServerProcess.start(data, Map.of(), "--role", "store")) {
            target.await("streams redis://127.0.0.1:");
            var children = target.handle().descendants().toList();
            assertThat(children).isNotEmpty();

            assertThat(target.terminate()).isEqualTo(143);

            assertThat(children).noneMatch(ProcessHandle::isAlive);
        }
    }

    @Test
    void aServerEndsInOrderOnSigtermAndLeavesNoChildBehind() throws Exception {
        try (var target = ServerProcess.start(data, Map.of())) {
            target.await("is ready");
            var children = target.handle().descendants().toList();

            assertThat(target.terminate()).isEqualTo(143);

            assertThat(children).noneMatch(ProcessHandle::isAlive);
            assertThat(target.lines()).noneMatch(line -> line.contains("ERROR"));
        }
    }

    @Test
    void aServerThatWasKilledStartsAgainOnItsFolder() throws Exception {
        try (var killed = ServerProcess.start(data, Map.of())) {
            killed.await("is ready");
            killed.handle().destroyForcibly();
            killed.exitCode();

            try (var target = ServerProcess.start(data, Map.of())) {
                target.await("is ready");

                assertThat(target.terminate()).isEqualTo(143);
            }
        }
    }
}
