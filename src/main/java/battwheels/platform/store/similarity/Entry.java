package battwheels.platform.store.similarity;

/**
 * One text as it is indexed.
 *
 * @param id of the document it was made from; unique in its space
 * @param owner the namespace it was written for, kept beside it so that every hit can be held against the reader's
 * @param label narrows searches: the state the document is in
 * @param fingerprint changes with the document; drift is found by it
 * @param text words it is found by
 * @param vector of length 1
 */
public record Entry(String id, String owner, String label, String fingerprint, String text, float[] vector) {}
