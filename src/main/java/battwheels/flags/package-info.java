/** Feature flags as the platform's administration sets them, and as an organization sees them. */
@NullMarked
package battwheels.flags;

import org.jspecify.annotations.NullMarked;
