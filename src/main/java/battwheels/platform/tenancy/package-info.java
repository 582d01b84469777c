/** Whose data a piece of work may touch: scopes, and the only stores that can be built from one. Design rules 1 to 3. */
@NullMarked
package battwheels.platform.tenancy;

import org.jspecify.annotations.NullMarked;
