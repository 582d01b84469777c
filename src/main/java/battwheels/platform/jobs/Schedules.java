package battwheels.platform.jobs;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is to be done at certain times. */
final class Schedules {
    private final List<Schedule> all = new CopyOnWriteArrayList<>();

    void add(Schedule schedule) {
        all.add(schedule);
    }

    List<Schedule> all() {
        return all;
    }

    JobKind<Tick> kind(Schedule schedule) {
        return JobKind.of(schedule.name(), Tick.class);
    }
}
