package battwheels.platform.config;

/** The least weight a log line needs to be written. */
public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
}
