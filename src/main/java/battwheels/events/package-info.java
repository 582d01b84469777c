/**
 * The events of an organization as its people see them: the log, the live stream, the kinds there are, deliveries that
 * need a decision, and replays. An event on the wire keeps the names of CloudEvents, the one exception to snake_case.
 * Everybody sees only events of the kinds their role may see.
 */
@NullMarked
package battwheels.events;

import org.jspecify.annotations.NullMarked;
