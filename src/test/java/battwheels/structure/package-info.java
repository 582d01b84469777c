/** Borders and tidiness of the source, as tests: what no test checks does not last. */
@NullMarked
package battwheels.structure;

import org.jspecify.annotations.NullMarked;
