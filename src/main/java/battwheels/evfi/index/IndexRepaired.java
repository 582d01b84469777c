package battwheels.evfi.index;

/**
 * What a comparison of an index with its documents came to.
 *
 * @param checked cards that belong in it
 * @param put of those, how many were missing or old in it
 * @param removed entries without a card
 */
public record IndexRepaired(int checked, int put, int removed) {}
