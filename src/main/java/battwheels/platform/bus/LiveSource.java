package battwheels.platform.bus;

import java.util.Optional;

/** Where a client that listens hears from; one for each connection. */
public interface LiveSource {
    /**
     * Begins to send.
     *
     * @param lastEventId id of the last event the client had before its connection broke
     */
    void open(LiveSink sink, Optional<String> lastEventId);

    /** The client is gone, or must go. Called once, even if it was never opened. */
    void close();
}
