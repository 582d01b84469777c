package battwheels.platform.identity;

/** What became of a token somebody presented. Only {@link Valid} proves anything; the stored versions still decide. */
public sealed interface TokenVerdict {
    /** Signed by one of our keys and in time. */
    record Valid(TokenClaims claims) implements TokenVerdict {}

    /** Signed by one of our keys once, and over. */
    record Expired() implements TokenVerdict {}

    /** Not a token of ours. The reason is for logs and metrics; a client is told no more than that it must sign in. */
    record Refused(TokenRefusal reason) implements TokenVerdict {}
}
