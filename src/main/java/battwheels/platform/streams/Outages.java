package battwheels.platform.streams;

import battwheels.platform.store.StoreUnavailable;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells the fault of a machine or a wire, which ends by itself, from one that comes back with the same event. */
final class Outages {
    private static final int DEPTH = 8;
    private static final List<Class<? extends Throwable>> KINDS = List.of(
            StoreUnavailable.class,
            SocketException.class,
            SocketTimeoutException.class,
            UnknownHostException.class,
            ClosedChannelException.class,
            TimeoutException.class);

    private Outages() {}

    /** Waiting passes an interruption on undeclared: this server is being closed, and nothing is wrong. */
    static boolean isEnd(Throwable failure) {
        return failure instanceof InterruptedException;
    }

    static boolean is(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            for (Class<? extends Throwable> kind : KINDS) {
                if (kind.isInstance(cause)) {
                    return true;
                }
            }
            cause = cause.getCause();
        }
        return false;
    }
}
