/**
 * Feature flags of the platform: switched at run time by its administration, the same on every server within a second,
 * and asked by whoever has something to switch ({@link battwheels.platform.flags.Flags}). A flag nobody set is off.
 */
@NullMarked
package battwheels.platform.flags;

import org.jspecify.annotations.NullMarked;
