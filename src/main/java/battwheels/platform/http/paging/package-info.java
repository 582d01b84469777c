/**
 * Pages of a list: what was asked ({@link battwheels.platform.http.paging.PageQuery}), where the next page begins
 * ({@link battwheels.platform.http.paging.Position}) and how both are told to a client. A cursor is opaque and opens
 * only for the organization, filter and sort order it was made for.
 */
@NullMarked
package battwheels.platform.http.paging;

import org.jspecify.annotations.NullMarked;
