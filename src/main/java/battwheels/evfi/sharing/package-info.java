/**
 * Figures of library cards over the organizations that agreed to it, published only where enough of them contributed
 * ({@link battwheels.evfi.sharing.SharingRules}).
 */
@NullMarked
package battwheels.evfi.sharing;

import org.jspecify.annotations.NullMarked;
