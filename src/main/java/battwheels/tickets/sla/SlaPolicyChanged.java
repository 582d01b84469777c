package battwheels.tickets.sla;

import java.util.List;

/** The data of {@code sla.policy_changed}: which members of the policy became different. */
public record SlaPolicyChanged(List<String> changes) {}
