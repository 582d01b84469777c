package battwheels;

import battwheels.CommandLine.KeyTask;
import battwheels.CommandLine.Part;
import battwheels.platform.config.Configuration;
import battwheels.platform.config.Fault;
import battwheels.platform.config.Loaded;
import battwheels.platform.observe.Logs;
import battwheels.platform.store.embedded.StoreRole;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Starts one process: reads its arguments and configuration, then plays its role until it is told to stop. */
public final class Main {
    private static final int BAD_START = 2;
    private static final int BROKEN = 1;

    /** On top of the drain: engines flush their files and the child process ends. */
    private static final Duration FLUSH = Duration.ofSeconds(5);

    private Main() {}

    public static void main(String[] arguments) {
        switch (CommandLine.parse(List.of(arguments))) {
            case CommandLine.Refused refused -> end(BAD_START, refused.message());
            case CommandLine.Start start -> configured(configuration -> play(start.part(), configuration));
            case CommandLine.MoveIn move -> configured(configuration -> moveIn(move, configuration));
            case CommandLine.KeyTask task -> configured(configuration -> perform(task, configuration));
        }
    }

    private static void configured(Consumer<Configuration> next) {
        switch (Configuration.load(System.getenv())) {
            case Loaded.Refused refused -> end(BAD_START, message(refused.faults()));
            case Loaded.Ready ready -> {
                Logs.configure(ready.configuration());
                next.accept(ready.configuration());
            }
        }
    }

    private static void perform(KeyTask task, Configuration configuration) {
        try {
            System.out.println(KeyTasks.perform(task, configuration));
        } catch (RuntimeException e) {
            end(BROKEN, "Nothing was done: " + causes(e));
        }
    }

    private static void moveIn(CommandLine.MoveIn move, Configuration configuration) {
        try (RunningServer server = RunningServer.start(Part.WORKER, configuration, Wiring.production())) {
            System.out.println(
                    new MovingIn(server, Path.of("import-legacy-report.jsonl"), Clock.systemUTC()).run(move));
        } catch (Exception e) {
            end(BROKEN, "The organization did not move in, or not wholly; it can be run again: " + causes(e));
        }
    }

    static void play(Part part, Configuration configuration) {
        var shutdown = Shutdown.atExit(configuration.http().drain().plus(FLUSH));
        try {
            shutdown.closes(role(part).start(configuration));
        } catch (Exception e) {
            end(BROKEN, "Battwheels OS could not start: " + causes(e));
        }
    }

    private static Role role(Part part) {
        return part == Part.STORE ? Main::store : configuration -> new Server(part).start(configuration);
    }

    private static AutoCloseable store(Configuration configuration) {
        var ports = configuration.store();
        var store = StoreRole.start(configuration.data().dir(), ports.mongoPort(), ports.redisPort());
        System.out.println(store.announcement());
        return store;
    }

    private static String message(List<Fault> faults) {
        var message = new StringBuilder("Battwheels OS does not start, its configuration has ")
                .append(faults.size() == 1 ? "a fault:" : faults.size() + " faults:");
        faults.forEach(fault -> message.append("\n  ").append(fault));
        return message.toString();
    }

    private static String causes(Throwable thrown) {
        var cause = thrown.getCause();
        return cause == null || cause == thrown ? thrown.toString() : thrown + ", because: " + causes(cause);
    }

    private static void end(int code, String message) {
        System.err.println(message);
        System.exit(code);
    }
}
