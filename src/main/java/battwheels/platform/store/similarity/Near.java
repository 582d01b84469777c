package battwheels.platform.store.similarity;

/** One thing found: the better the higher {@code score}, a cosine or a BM25 score. */
public record Near(String id, String owner, float score) {}
