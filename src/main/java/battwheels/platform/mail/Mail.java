package battwheels.platform.mail;

import java.util.List;

/**
 * One message.
 *
 * @param kind what it is about, for whoever sorts them: {@code password_reset}
 * @param to an e-mail address
 */
public record Mail(String kind, String to, String subject, String text, List<Attached> attachments) {
    /** A file that goes with it. */
    @SuppressWarnings("ArrayRecordComponent") // made for one message, looked at by nobody
    public record Attached(String name, String mediaType, byte[] content) {}

    public Mail {
        attachments = List.copyOf(attachments);
    }

    public Mail(String kind, String to, String subject, String text) {
        this(kind, to, subject, text, List.of());
    }

    /** Without the text, which may hold a link that works once. */
    @Override
    public String toString() {
        return "Mail[" + kind + "]";
    }
}
