package battwheels.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A process of this project with the flags of {@code conf/jvm.options}; what it costs is read from outside. */
final class Child implements AutoCloseable {
    private static final long END_S = 20;

    private final Process process;
    private final BufferedReader output;

    private Child(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** @param settings environment beside the one inherited, this project's own settings left out */
    static Child start(Class<?> main, Map<String, String> settings, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@conf/jvm.options",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return start(command, settings);
    }

    static Child start(List<String> command, Map<String, String> settings) throws IOException {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("BATTWHEELS_"));
        builder.environment().putAll(settings);
        return new Child(builder.start());
    }

    /** The first line that fits; what follows is read away. */
    String await(Predicate<String> fits) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (fits.test(line)) {
                return line;
            }
        }
        throw new IOException("the process ended before it was ready, code "
                + process.onExit().join().exitValue());
    }

    /** Reads away what is still said, so that the process never waits for a reader. */
    void listenNoMore() {
        Thread.ofVirtual().start(() -> output.lines().forEach(line -> {}));
    }

    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    long pid() {
        return process.pid();
    }

    /** Resident memory in kB of a process, children not counted; 0 where the system does not tell. */
    static long residentKb(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }

    List<ProcessHandle> children() {
        return process.children().toList();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
