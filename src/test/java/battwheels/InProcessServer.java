package battwheels;

import battwheels.organizations.SignUpStep;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Reply;
import battwheels.platform.config.Configuration;
import battwheels.platform.config.Fault;
import battwheels.platform.config.Loaded;
import battwheels.platform.store.DocumentCollections;
import battwheels.platform.store.QueryLog;
import battwheels.platform.tenancy.TenantStores;
import com.mongodb.event.CommandListener;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** A whole server inside the test's process; {@code fixtures.TestServer} is the pleasant way to one. */
public final class InProcessServer implements AutoCloseable {
    private final RunningServer running;

    private InProcessServer(RunningServer running) {
        this.running = running;
    }

    /**
     * @param environment as a process would have it: {@code BATTWHEELS_DATA_DIR} and the like
     * @param works whether it works off jobs besides serving requests
     * @param listeners hear every command on its way to the document store
     */
    public static InProcessServer start(
            Map<String, String> environment,
            boolean works,
            BiFunction<DocumentCollections, QueryLog, TenantStores> stores,
            List<CommandListener> listeners,
            InstantSource clock,
            Consumer<SignUpStep> afterSignUpStep)
            throws Exception {
        return switch (Configuration.load(environment)) {
            case Loaded.Ready(Configuration configuration) ->
                new InProcessServer(RunningServer.start(
                        works ? CommandLine.Part.ALL : CommandLine.Part.API,
                        configuration,
                        new Wiring(stores, listeners, clock, afterSignUpStep)));
            case Loaded.Refused(List<Fault> faults) -> throw new IllegalArgumentException(faults.toString());
        };
    }

    /** Has an organization move in, as {@code scripts/import-legacy} does. */
    public String moveIn(Path dump, Path report, String from, String organization, boolean apply) throws Exception {
        return new MovingIn(running, report, Clock.systemUTC())
                .run(new CommandLine.MoveIn(dump.toString(), from, organization, apply));
    }

    /** What a domain answers another one; waits as long as the command's deadline allows. */
    public Reply ask(String domain, Command command) throws Exception {
        return running.ask(domain, command);
    }

    public int port() {
        return running.port();
    }

    public int healthPort() {
        return running.healthPort();
    }

    @Override
    public void close() throws Exception {
        running.close();
    }
}
