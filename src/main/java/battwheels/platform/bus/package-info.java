/** Tenant channels: commands travel on an address that carries the organization, bounded per organization, with a deadline inside. */
@NullMarked
package battwheels.platform.bus;

import org.jspecify.annotations.NullMarked;
