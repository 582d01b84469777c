package battwheels.tickets;

import org.jspecify.annotations.Nullable;

/** Whose ticket it is: a technician's, or {@link #NOBODY}'s. */
public record Assignment(@Nullable String id, @Nullable String name) {
    public static final Assignment NOBODY = new Assignment(null, null);

    public static Assignment to(Technician technician) {
        return new Assignment(technician.userId(), technician.name());
    }

    /** Not public: Jackson would take it for a member. */
    boolean isNobody() {
        return id == null;
    }

    boolean isTo(String userId) {
        return userId.equals(id);
    }
}
