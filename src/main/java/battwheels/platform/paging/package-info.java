/**
 * Pages of a list as domains see them: what was asked ({@link battwheels.platform.paging.PageQuery}) and what was
 * found ({@link battwheels.platform.paging.Slice}). How a cursor looks outside is the edge's business.
 */
@NullMarked
package battwheels.platform.paging;

import org.jspecify.annotations.NullMarked;
