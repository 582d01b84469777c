package battwheels.isolation;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What came of the cases so far; relations are asked side by side. */
final class Tally {
    private final AtomicInteger cases = new AtomicInteger();
    private final Collection<String> leaks = new ConcurrentLinkedQueue<>();
    private final Collection<String> voids = new ConcurrentLinkedQueue<>();

    void count(Case asked, Verdict verdict) {
        cases.incrementAndGet();
        switch (verdict) {
            case Verdict.Held held -> {}
            case Verdict.Leaked(String how) -> leaks.add(asked + ": " + how);
            case Verdict.Void(String why) -> voids.add(asked + ": " + why);
        }
    }

    int cases() {
        return cases.get();
    }

    List<String> leaks() {
        return List.copyOf(leaks);
    }

    /** Cases that said nothing, so that something about them is wrong. */
    List<String> voids() {
        return List.copyOf(voids);
    }
}
