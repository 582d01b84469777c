/** Accounts, over HTTP. */
@NullMarked
package battwheels.accounts;

import org.jspecify.annotations.NullMarked;
