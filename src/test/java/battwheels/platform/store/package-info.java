@NullMarked
package battwheels.platform.store;

import org.jspecify.annotations.NullMarked;
