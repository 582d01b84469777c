/**
 * Tables as people keep them: CSV files and workbooks, read and written row by row at a bounded size, and the rows that
 * pass between whoever reads a table and the domain whose rows they are.
 */
@NullMarked
package battwheels.platform.sheets;

import org.jspecify.annotations.NullMarked;
