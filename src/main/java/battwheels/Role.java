package battwheels;

import battwheels.platform.config.Configuration;

/** A part a process plays: serving clients, working off jobs, holding the embedded stores. */
@FunctionalInterface
interface Role {

    /**
     * Starts, and returns once this part is ready. Closing what it returns finishes requests in flight, flushes, and
     * leaves no child process behind.
     *
     * @throws Exception when an engine or port cannot be had; the process then ends with code 1
     */
    AutoCloseable start(Configuration configuration) throws Exception;
}
