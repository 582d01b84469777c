package battwheels;

import battwheels.CommandLine.Part;
import battwheels.platform.config.Configuration;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/** One server process: its engines, its ports and one verticle per domain. */
final class Server {
    private final Part part;

    Server(Part part) {
        this.part = part;
    }

    AutoCloseable start(Configuration configuration) {
        var vertx = Vertx.vertx();
        System.out.println("Battwheels OS (" + part.written() + ") runs with data in "
                + configuration.data().dir());
        return () -> vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .get(configuration.http().drain().toMillis(), TimeUnit.MILLISECONDS);
    }
}
