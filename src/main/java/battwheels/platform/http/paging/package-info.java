/**
 * Pages of a list as the wire has them: reads what a request asks for into a {@link
 * battwheels.platform.paging.PageQuery} and tells the client where the next page begins. A cursor is opaque and opens
 * only for the organization, filter and sort order it was made for.
 */
@NullMarked
package battwheels.platform.http.paging;

import org.jspecify.annotations.NullMarked;
