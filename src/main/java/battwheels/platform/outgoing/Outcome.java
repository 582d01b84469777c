package battwheels.platform.outgoing;

/** What came of a call. */
public sealed interface Outcome {
    /**
     * The other side answered; its body is not read.
     *
     * @param status as sent; redirections are not followed
     */
    record Answered(int status) implements Outcome {}

    /** Nobody was asked, or nobody answered. @param reason words that tell nothing of networks on this side */
    record Unreached(String reason) implements Outcome {}
}
