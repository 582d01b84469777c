/**
 * The failure cards that all organizations read: what the platform starts with, and what review took up since.
 */
@NullMarked
package battwheels.evfi.library;

import org.jspecify.annotations.NullMarked;
