package battwheels.isolation;

/** What came of a case. */
sealed interface Verdict {
    /** The two answers are equal, and nothing foreign is in them. */
    record Held() implements Verdict {}

    /** The other organization shows. */
    record Leaked(String how) implements Verdict {}

    /** The case says nothing: a limit, a fault of the server, a sign-in that was not accepted. */
    record Void(String why) implements Verdict {}
}
