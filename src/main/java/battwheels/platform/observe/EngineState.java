package battwheels.platform.observe;

/**
 * How one engine is.
 *
 * @param detail what it is or why it is down, for an operator; no credentials
 */
public record EngineState(boolean up, String detail) {

    public static EngineState up(String detail) {
        return new EngineState(true, detail);
    }

    public static EngineState down(String detail) {
        return new EngineState(false, detail);
    }
}
