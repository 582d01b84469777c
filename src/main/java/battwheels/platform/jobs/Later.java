package battwheels.platform.jobs;

/** Runs something after a moment, on a thread that must not be held up. */
@FunctionalInterface
interface Later {
    void run(long delayMs, Runnable task);
}
