package battwheels.platform.store;

/** Where raw collections come from, with no tenant in sight: only {@code platform.tenancy} is handed one. */
public interface DocumentStore {
    Documents open(String collection);
}
