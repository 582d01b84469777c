package battwheels.platform.http.contract;

/** The methods the contract uses. */
public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE;

    /** Whether a call may change something, and so takes an Idempotency-Key. */
    public boolean mutating() {
        return this != GET;
    }
}
