@NullMarked
package battwheels.platform.store.embedded;

import org.jspecify.annotations.NullMarked;
