@NullMarked
package battwheels.platform.problem;

import org.jspecify.annotations.NullMarked;
