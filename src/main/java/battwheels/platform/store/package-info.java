/** Document engines and the raw collections on them; only tenancy may look inside. */
@NullMarked
package battwheels.platform.store;

import org.jspecify.annotations.NullMarked;
