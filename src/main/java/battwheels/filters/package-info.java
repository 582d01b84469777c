/**
 * Saved filters: the questions a person asks of a list again and again, under a name, for oneself or for everybody here.
 * A saved filter is what stands in an address; whoever opens it is answered what they may see.
 */
@NullMarked
package battwheels.filters;

import org.jspecify.annotations.NullMarked;
