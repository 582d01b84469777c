package battwheels.tickets.sla;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A day on which the workshop stays closed. */
public record Holiday(LocalDate date, @Nullable String name) {}
