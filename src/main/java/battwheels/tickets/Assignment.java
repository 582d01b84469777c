package battwheels.tickets;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** Whose ticket it is: a technician's, or {@link #NOBODY}'s. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Assignment(@Nullable String id, @Nullable String name) {
    public static final Assignment NOBODY = new Assignment(null, null);

    public static Assignment to(Technician technician) {
        return new Assignment(technician.userId(), technician.name());
    }

    public boolean isNobody() {
        return id == null;
    }

    public boolean isTo(String userId) {
        return userId.equals(id);
    }
}
