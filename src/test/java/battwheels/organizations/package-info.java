/** Organizations, over HTTP. */
@NullMarked
package battwheels.organizations;

import org.jspecify.annotations.NullMarked;
