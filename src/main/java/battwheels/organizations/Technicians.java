package battwheels.organizations;

import java.util.List;

/** Who repairs vehicles here; the answer to {@code organizations.technicians}. */
public record Technicians(List<MemberCard> active) {
    public Technicians {
        active = List.copyOf(active);
    }
}
