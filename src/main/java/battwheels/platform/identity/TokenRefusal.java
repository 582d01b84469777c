package battwheels.platform.identity;

/** Why a token is none of ours, in the order in which it is looked at. */
public enum TokenRefusal {
    /** Longer than any token we issue. */
    TOO_LONG,
    /** Not three parts of base64url, the first of them one JSON object. */
    MALFORMED,
    /** {@code none}, a shared-secret algorithm, or any other than the one we sign with. */
    ALGORITHM,
    /** A header member we do not write: {@code jku}, {@code jwk}, {@code x5u}, {@code x5c}, {@code crit} and the like. */
    HEADER,
    /** No {@code kid}, or none of ours. */
    UNKNOWN_KEY,
    /** Not made by that key over these bytes. */
    SIGNATURE,
    ISSUER,
    AUDIENCE,
    /** A claim is missing or of the wrong type. */
    CLAIMS
}
