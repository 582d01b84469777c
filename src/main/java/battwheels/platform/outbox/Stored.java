package battwheels.platform.outbox;

/** An aggregate as it stands in the store, with the version its ETag shows. */
public record Stored<T>(T state, long version) {}
