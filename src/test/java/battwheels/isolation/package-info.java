/**
 * The isolation matrix (design rules 4 and 6), generated from the contract: every operation, asked by every role from
 * every relation to the data, with another organization's ids wherever an id can travel, must answer as if those ids did
 * not exist. {@link battwheels.isolation.rows} says how each operation is called with success; all else is derived.
 *
 * <p>{@code IsolationTest} asks one case for each operation, relation and carrier, the roles taking turns;
 * {@code scripts/soak isolation} asks every role. A case does not count when an answer is 429, 5xx, or 401 for somebody
 * signed in; a case that does not count fails the proof like a leak. That the cases can notice anything is shown by
 * switching the injection off in the end: then every operation with an organization's data has to leak.
 */
@NullMarked
package battwheels.isolation;

import org.jspecify.annotations.NullMarked;
