package battwheels;

import battwheels.CommandLine.Part;
import battwheels.platform.config.Configuration;

/** One server process, which tells when it is ready. */
final class Server {
    private final Part part;

    Server(Part part) {
        this.part = part;
    }

    AutoCloseable start(Configuration configuration) throws Exception {
        RunningServer server = RunningServer.start(part, configuration, Wiring.production());
        String address = part == Part.WORKER
                ? "no requests taken"
                : "http://" + configuration.http().host() + ":" + server.port();
        System.out.println("Battwheels OS (" + part.written() + ") is ready: " + address + ", health on port "
                + server.healthPort());
        return server;
    }
}
