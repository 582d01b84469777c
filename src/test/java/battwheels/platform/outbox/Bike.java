package battwheels.platform.outbox;

import battwheels.platform.tenancy.CollectionSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An aggregate for these tests. */
record Bike(String name, int wheels, @Nullable String plate) {
    static final AggregateType<Bike> TYPE = AggregateType.of(
                    "bike", CollectionSpec.named("bikes").unique("plate").indexed("name"), Bike.class)
            .unique(bike -> bike.plate() == null ? Map.of() : Map.of("plate", bike.plate()));

    /** What is told of it. */
    record Told(String name) {}

    static Bike named(String name) {
        return new Bike(name, 2, null);
    }

    Bike withPlate(String other) {
        return new Bike(name, wheels, other);
    }

    List<EventDraft> event(String type) {
        return List.of(new EventDraft(type, new Told(name)));
    }

    Change<Bike> renamed(String other) {
        Bike bike = new Bike(other, wheels, plate);
        return new Change.To<>(bike, bike.event("bike.renamed"));
    }

    /** One wheel more each time, so that every lost update shows. */
    Change<Bike> grown() {
        Bike bike = new Bike(name, wheels + 1, plate);
        return new Change.To<>(bike, bike.event("bike.grown"));
    }
}
