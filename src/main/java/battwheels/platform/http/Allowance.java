package battwheels.platform.http;

import io.vertx.core.MultiMap;

/**
 * What a rate limit says of one request, as the headers {@code RateLimit} and {@code RateLimit-Policy} tell it (IETF
 * draft-ietf-httpapi-ratelimit-headers).
 *
 * @param policy its name
 * @param quota units in a minute
 * @param resetSeconds until the bucket is full again
 * @param retryAfterSeconds until this request would pass; 0 when it did
 */
record Allowance(
        String policy, long quota, boolean granted, long remaining, long resetSeconds, long retryAfterSeconds) {
    static final String LIMIT = "RateLimit";
    static final String POLICY = "RateLimit-Policy";

    /** Writes the headers; of several allowances the one nearest to its end is told. */
    void tell(MultiMap headers) {
        headers.set(POLICY, '"' + policy + "\";q=" + quota + ";w=60");
        headers.set(LIMIT, '"' + policy + "\";r=" + remaining + ";t=" + resetSeconds);
    }

    Allowance tighter(Allowance other) {
        return other.remaining * quota < remaining * other.quota ? other : this;
    }
}
