/** State and the event that tells of it, in one write; and the relay that carries events into the organization's log. Design rule 12. */
@NullMarked
package battwheels.platform.outbox;

import org.jspecify.annotations.NullMarked;
