package battwheels.platform.config;

/** What a server is for; production is strict about keys, engines and CORS. */
public enum Profile {
    DEVELOPMENT,
    PRODUCTION
}
