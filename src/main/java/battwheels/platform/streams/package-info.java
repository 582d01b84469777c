/**
 * How an event goes on from the log: onto the organization's stream, to the handlers that subscribed to it, and live to
 * whoever listens. The log is the truth; the stream carries, and may be lost at any time (design rule 12).
 *
 * <pre>
 *   log --cursor--> org:{orgId}:events --group each--> handler --> acknowledged, position moved on
 *                        |                                |
 *                        +--> live listeners              +--> retrying --> parked --> retried or dropped by a person
 * </pre>
 */
@NullMarked
package battwheels.platform.streams;

import org.jspecify.annotations.NullMarked;
