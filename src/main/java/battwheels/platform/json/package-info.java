/** Records to and from JSON: as the wire has it, and as documents keep it. */
@NullMarked
package battwheels.platform.json;

import org.jspecify.annotations.NullMarked;
