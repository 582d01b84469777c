/** That every refusal the contract documents can be met, and is met by a test at least once. */
@NullMarked
package battwheels.refusals;

import org.jspecify.annotations.NullMarked;
