package battwheels.platform.store;

/** Hears of every operation that goes to a document store: names and shapes, never values. */
@FunctionalInterface
public interface QueryLog {
    QueryLog SILENT = (operation, collection, organization, shape) -> {};

    /**
     * @param organization organization id, or {@code platform} for a platform collection
     * @param shape field names and operators of the filter, in order
     */
    void record(String operation, String collection, String organization, String shape);
}
