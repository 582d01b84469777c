/** Many clients and several servers at once: what is promised of them together. */
@NullMarked
package battwheels.concurrency;

import org.jspecify.annotations.NullMarked;
