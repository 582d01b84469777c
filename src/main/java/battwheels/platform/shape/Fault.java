package battwheels.platform.shape;

/**
 * One thing wrong in a request body.
 *
 * @param pointer JSON pointer of the value, {@code /addresses/0/zip_code}
 * @param message what is wrong and what would be right, for a person
 */
public record Fault(String pointer, String message) {}
