package battwheels.platform.mail;

/** Sends mail. */
public interface Mailer {
    /**
     * Hands the message over; blocks for a moment.
     *
     * @throws java.io.UncheckedIOException when it could not be handed over
     */
    void send(Mail mail);

    /**
     * As {@link #send}, but only once under a key, however often it is called.
     *
     * @param key letters, digits and underscores
     */
    void sendOnce(String key, Mail mail);

    /** How messages leave, as answers name it: {@code local_outbox}. */
    String delivery();
}
