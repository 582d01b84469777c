package battwheels.platform.outbox;

/**
 * A fact a domain tells, before the outbox gives it its place and number.
 *
 * @param type name in the vocabulary, e.g. {@code ticket.created}
 * @param data record of the event's own fields; becomes the {@code data} of the CloudEvents envelope
 */
public record EventDraft(String type, Object data) {}
