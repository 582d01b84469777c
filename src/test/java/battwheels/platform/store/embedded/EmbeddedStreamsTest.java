package battwheels.platform.store.embedded;

import static battwheels.platform.store.Waiting.result;
import static battwheels.platform.store.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import battwheels.platform.store.StreamsClient;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStreamsTest {
    @TempDir
    Path data;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        result(vertx.close());
    }

    private EmbeddedStreams start() {
        return EmbeddedStreams.start(data, 0).join();
    }

    private String send(EmbeddedStreams target, Command command, String... arguments) {
        StreamsClient client = StreamsClient.open(vertx, StreamsClient.Settings.standard(target.url()));
        Request request = Request.cmd(command);
        for (String argument : arguments) {
            request.arg(argument);
        }
        return String.valueOf(result(client.send(request).eventually(client::close)));
    }

    private Path folder() {
        return data.resolve("streams");
    }

    @Test
    void entriesAreThereAfterTheNextStart() {
        try (EmbeddedStreams target = start()) {
            send(target, Command.XADD, "org:a:events", "*", "k", "v");
        }
        try (EmbeddedStreams target = start()) {
            assertThat(send(target, Command.XLEN, "org:a:events")).isEqualTo("1");
        }
    }

    @Test
    void itListensOnLoopbackOnly() {
        try (EmbeddedStreams target = start()) {
            assertThat(send(target, Command.CONFIG, "GET", "bind"))
                    .contains("127.0.0.1")
                    .doesNotContain("*", "::");
        }
    }

    @Test
    void aChildThatDiesIsStartedAgainOnItsPort() {
        try (EmbeddedStreams target = start()) {
            send(target, Command.XADD, "org:a:events", "*", "k", "v");
            long died = target.pid();
            ProcessHandle.of(died).orElseThrow().destroy();
            until(() -> target.pid() != died);
            assertThat(send(target, Command.XLEN, "org:a:events")).isEqualTo("1");
        }
    }

    @Test
    void noChildIsLeftAfterClose() {
        EmbeddedStreams target = start();
        ProcessHandle child = ProcessHandle.of(target.pid()).orElseThrow();
        target.close();
        until(() -> !child.isAlive());
    }

    @Test
    void aFolderInUseIsRefused() {
        try (EmbeddedStreams first = start()) {
            assertThatThrownBy(this::start).hasMessageContaining("in use by another server");
            assertThat(send(first, Command.PING)).isEqualTo("PONG");
        }
    }

    @Test
    void aTakenPortIsNamed() {
        try (EmbeddedStreams first = start()) {
            assertThatThrownBy(() -> EmbeddedStreams.start(data.resolve("other"), first.port())
                            .join())
                    .rootCause()
                    .hasMessageContaining("port " + first.port());
        }
    }

    /** Numbers are given out again: the process named by an old file may be anyone's. */
    @Test
    void anotherProcessUnderTheOldNumberIsLeftAlone() throws IOException {
        Process bystander = new ProcessBuilder("sleep", "60").start();
        try {
            Files.createDirectories(folder());
            Files.writeString(folder().resolve("redis.pid"), bystander.pid() + "\n");
            start().close();
            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroy();
        }
    }

    @Test
    void aDamagedFileIsSetAsideAndTheStreamsStartEmpty() throws IOException {
        try (EmbeddedStreams target = start()) {
            send(target, Command.XADD, "org:a:events", "*", "k", "v");
        }
        Path file = folder().resolve("appendonly.aof");
        Files.write(file, "*3\r\nnonsense\r\n".getBytes(StandardCharsets.US_ASCII));
        try (EmbeddedStreams target = start()) {
            assertThat(send(target, Command.XLEN, "org:a:events")).isEqualTo("0");
        }
        try (var files = Files.list(folder())) {
            assertThat(files).anyMatch(kept -> kept.getFileName().toString().startsWith("damaged-"));
        }
    }
}
