/**
 * Engines that need nothing installed. Documents: mongo-java-server on one H2 file, which answers a write only after
 * the file holds it. Streams: a Redis child process with its append-only file in the data folder. Both bind to
 * loopback and recover by themselves after {@code kill -9}.
 */
@NullMarked
package battwheels.platform.store.embedded;

import org.jspecify.annotations.NullMarked;
