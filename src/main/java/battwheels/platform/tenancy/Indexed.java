package battwheels.platform.tenancy;

/**
 * A document as it is found again.
 *
 * @param id the document's
 * @param label narrows searches: the state the document is in
 * @param fingerprint changes with the document
 * @param text words it is found by
 * @param vector of length 1, of the index's model
 */
public record Indexed(String id, String label, String fingerprint, String text, float[] vector) {}
