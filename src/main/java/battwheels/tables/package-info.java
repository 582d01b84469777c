/**
 * Tables in and out: contacts and vehicles that come from a file, or go into one.
 *
 * <p>An import is sent in pieces, read whole and judged row by row by the domain the rows are for, and carried out only
 * when somebody says so. Its rows wait in pages of the store; each page is taken once, and each row's id is made of the
 * import and the row, so that a worker may die anywhere and another goes on: every row becomes one contact or vehicle.
 * What was sent is not kept longer than it is needed.
 */
@NullMarked
package battwheels.tables;

import org.jspecify.annotations.NullMarked;
