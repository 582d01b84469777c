/**
 * Calls to addresses that a user gave (design rule 20). {@link battwheels.platform.outgoing.Target} reads the address,
 * {@link battwheels.platform.outgoing.PublicAddresses} says what may be reached, and
 * {@link battwheels.platform.outgoing.OutgoingCalls} looks a name up once and connects to what it looked at: a name that
 * means something else a moment later changes nothing, and a redirection is an answer like any other.
 */
@NullMarked
package battwheels.platform.outgoing;

import org.jspecify.annotations.NullMarked;
