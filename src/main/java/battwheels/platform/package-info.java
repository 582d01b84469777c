/** What every domain stands on: tenancy, stores, channels, the edge. It imports no domain. */
@NullMarked
package battwheels.platform;

import org.jspecify.annotations.NullMarked;
