package battwheels.platform.bus;

import io.vertx.core.Future;

/** Where the content of a file answer comes from, piece by piece, as fast as the client takes it. */
@FunctionalInterface
public interface FileSource {
    /** The piece of this index, the first being 0; fails when the file went away. */
    Future<byte[]> piece(int index);
}
