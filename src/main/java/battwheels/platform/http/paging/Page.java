package battwheels.platform.http.paging;

import java.util.List;

/** The envelope of every list. */
public record Page<T>(List<T> data, Pagination pagination) {}
