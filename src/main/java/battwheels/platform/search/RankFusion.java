package battwheels.platform.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reciprocal rank fusion: lists ranked by measures that cannot be compared become one. */
public final class RankFusion {
    /** Damps the weight of the first places, as in Cormack, Clarke and Buettcher, SIGIR 2009. */
    private static final int DAMPING = 60;

    private RankFusion() {}

    /** What stands in any of the lists, best first; equals in the order met. */
    public static <T> List<T> fused(List<List<T>> lists) {
        Map<T, Double> sums = new LinkedHashMap<>();
        for (List<T> list : lists) {
            for (int rank = 0; rank < list.size(); rank++) {
                sums.merge(list.get(rank), 1.0 / (DAMPING + rank + 1), Double::sum);
            }
        }
        List<T> all = new ArrayList<>(sums.keySet());
        all.sort(Comparator.comparingDouble((T each) -> sums.getOrDefault(each, 0.0))
                .reversed());
        return List.copyOf(all);
    }
}
