/** Reads what MongoDB's own tools wrote of a database. */
@NullMarked
package battwheels.platform.store.dump;

import org.jspecify.annotations.NullMarked;
