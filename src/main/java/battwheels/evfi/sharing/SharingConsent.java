package battwheels.evfi.sharing;

import java.time.Instant;

/** Whether an organization's counters go into the statistics of all; without one they do not. */
public record SharingConsent(boolean share, String decidedBy, Instant decidedAt) {}
