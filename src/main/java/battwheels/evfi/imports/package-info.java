/**
 * Cards out of workbooks and of the shapes that earlier products kept: a dry run that says of every row what would become
 * of it, then drafts.
 */
@NullMarked
package battwheels.evfi.imports;

import org.jspecify.annotations.NullMarked;
