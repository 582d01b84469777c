/** That nothing a domain can say to its store leaves the organization. */
@NullMarked
package battwheels.platform.tenancy;

import org.jspecify.annotations.NullMarked;
