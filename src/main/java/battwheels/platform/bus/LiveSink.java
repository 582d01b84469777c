package battwheels.platform.bus;

import battwheels.platform.tenancy.Grants;
import io.vertx.core.Future;

/** A client that listens, as the source of what it hears sees it. */
public interface LiveSink {
    /**
     * Sends one event.
     *
     * @param id by which the client asks to go on after a break
     * @param data one line of JSON
     * @return completes when it is on its way, fails when the client is gone or too slow: nothing more is to be sent
     */
    Future<Void> send(String id, String event, String data);

    /** What the client may see, looked up again every second. */
    Grants grants();

    /** No more will come; the client may connect again. */
    void end();
}
