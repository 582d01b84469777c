package battwheels.platform.tenancy;

import battwheels.platform.store.Streams;
import io.vertx.core.Future;
import java.util.Locale;

/**
 * A key that stands in the stream store as long as its contents do. When it is missing, the store was emptied or
 * replaced, and what it carried must be filled in again from documents and log; only then the key is set again.
 */
public final class CarrierSentinel {
    private final Streams streams;
    private final String key;

    /** @param work whoever fills it again has a sentinel of its own */
    public CarrierSentinel(Streams streams, StreamName work) {
        this.streams = streams;
        this.key = "battwheels:sentinel:" + work.name().toLowerCase(Locale.ROOT);
    }

    public Future<Boolean> stands() {
        return streams.exists(key);
    }

    /** After the contents were filled in again. */
    public Future<Void> set() {
        return streams.set(key, "1");
    }
}
