/** One winner per version, every event told exactly once in the log, none lost whatever breaks. */
@NullMarked
package battwheels.platform.outbox;

import org.jspecify.annotations.NullMarked;
