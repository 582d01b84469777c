package battwheels.platform.config;

/** Where one of the three stores comes from. */
public sealed interface Engine {

    /** The engine that ships with the server and keeps its files in the data folder. */
    record Embedded() implements Engine {}

    /** An engine that runs elsewhere. The URL may carry a password, so it is a secret. */
    record At(Secret url) implements Engine {}

    default boolean isEmbedded() {
        return this instanceof Embedded;
    }
}
