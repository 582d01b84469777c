package battwheels.platform.config;

/** The plans an organization can be on; the configuration gives each its rate limits. */
public enum Plan {
    FREE,
    STARTER,
    PROFESSIONAL,
    ENTERPRISE
}
