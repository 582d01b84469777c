package battwheels.moving;

/**
 * Asks for an organization to move in.
 *
 * @param dump folder with a file for each collection
 * @param from id that the organization had there
 * @param report file that is written, a line of JSON for every field dropped or changed
 * @param apply false only reports
 */
public record MoveOrder(String dump, String from, String report, boolean apply) {}
