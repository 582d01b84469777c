package battwheels.platform.identity;

/** What is wrong with a new password, in words for the person who chose it. */
public enum PasswordFault {
    SHORTER_THAN_SIX("The password needs at least 6 characters."),
    SHORTER_THAN_EIGHT("The password needs at least 8 characters."),
    TOO_LONG("The password may have at most 200 characters."),
    NO_UPPER_CASE("The password needs a capital letter."),
    NO_DIGIT("The password needs a digit."),
    NO_SPECIAL("The password needs a special character, such as ! or @."),
    COMMON("This password is one of the first that are guessed; choose another.");

    private final String message;

    PasswordFault(String message) {
        this.message = message;
    }

    public String message() {
        return message;
    }
}
