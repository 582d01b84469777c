package battwheels.events;

/**
 * What a replay came to.
 *
 * @param delivered calls after which the handler was content
 * @param failed deliveries recorded as failed or held, which are tried again like any other
 */
record ReplayResult(long delivered, long failed) {}
