/**
 * The edge: HTTP and nothing of the business. It mounts the contract's operations, lets callers in, checks what they
 * sent, hands a {@link battwheels.platform.bus.Command} to a domain and writes the reply (design.md sections 1 and 5).
 */
@NullMarked
package battwheels.platform.http;

import org.jspecify.annotations.NullMarked;
