package battwheels.platform.jobs;

/** What is told of a job that waits for a worker: enough to choose, nothing of what it is about. */
record Announcement(String jobId, String kind, JobPriority priority) {
    static Announcement of(Job job) {
        return new Announcement(job.jobId(), job.kind(), job.priority());
    }
}
