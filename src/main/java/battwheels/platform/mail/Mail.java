package battwheels.platform.mail;

/**
 * One message.
 *
 * @param kind what it is about, for whoever sorts them: {@code password_reset}
 * @param to an e-mail address
 */
public record Mail(String kind, String to, String subject, String text) {
    /** Without the text, which may hold a link that works once. */
    @Override
    public String toString() {
        return "Mail[" + kind + "]";
    }
}
