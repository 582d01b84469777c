package battwheels.events;

import battwheels.platform.streams.EventType;
import java.util.List;

/** A kind of event in the registry. */
record EventTypeView(String type, int version, String description, String permission, List<Field> data) {

    /** A field of the data and the kind of its value in JSON; any may be null. */
    record Field(String name, String kind) {}

    static EventTypeView of(EventType type) {
        return new EventTypeView(
                type.name(),
                type.version(),
                type.meaning(),
                type.permission(),
                type.fields().entrySet().stream()
                        .map(field -> new Field(field.getKey(), field.getValue()))
                        .toList());
    }
}
