package battwheels.platform.jobs;

import battwheels.platform.tenancy.StreamName;

/** What an organization's jobs queue up in: an urgent one passes every ordinary one, and these every one in the background. */
enum Lane {
    URGENT(StreamName.URGENT_JOBS),
    ORDINARY(StreamName.JOBS),
    BACKGROUND(StreamName.BACKGROUND_JOBS);

    private final StreamName stream;

    Lane(StreamName stream) {
        this.stream = stream;
    }

    StreamName stream() {
        return stream;
    }

    static Lane of(JobPriority priority) {
        return switch (priority) {
            case CRITICAL, HIGH -> URGENT;
            case NORMAL -> ORDINARY;
            case LOW, BACKGROUND -> BACKGROUND;
        };
    }
}
