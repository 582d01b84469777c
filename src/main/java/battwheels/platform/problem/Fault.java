package battwheels.platform.problem;

/**
 * One thing wrong with the input.
 *
 * @param pointer JSON pointer into the body ({@code /line_items/0/qty}), or {@code query/limit}, {@code header/If-Match}
 * @param message what is wrong and how to mend it, for a person
 */
public record Fault(String pointer, String message) {}
