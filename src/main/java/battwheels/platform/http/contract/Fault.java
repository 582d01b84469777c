package battwheels.platform.http.contract;

/**
 * One thing wrong with what was sent.
 *
 * @param pointer a JSON pointer into the body ({@code /persons/0/email}, empty for the whole), or {@code query:limit},
 *     {@code header:If-Match}, {@code path:ticket_id}
 * @param message a sentence that names the member and the fix
 */
public record Fault(String pointer, String message) {}
