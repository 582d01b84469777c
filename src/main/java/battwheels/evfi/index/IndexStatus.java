package battwheels.evfi.index;

/**
 * The index of an organization's cards beside its documents.
 *
 * @param embeddingModel whose vectors it holds
 * @param current whether that is the model in use; if not, another index is being built
 * @param present whether the engine has it at all
 * @param documents cards that belong in it
 * @param indexed entries in it
 * @param stale cards that are missing or old in it
 * @param strays entries without a card
 */
public record IndexStatus(
        String embeddingModel,
        int dimension,
        boolean current,
        boolean present,
        int documents,
        int indexed,
        int stale,
        int strays) {}
