/** The documentation of the contract as a page: served from the class path, so it needs no internet. */
@NullMarked
package battwheels.platform.http.docs;

import org.jspecify.annotations.NullMarked;
