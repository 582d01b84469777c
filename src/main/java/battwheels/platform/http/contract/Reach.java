package battwheels.platform.http.contract;

/** What a call stands in: {@code x-scope}. */
public enum Reach {
    /** One organization, named by header or token. */
    ORGANIZATION,
    /** A signed-in user without an organization. */
    ACCOUNT,
    /** A platform administrator, without an organization. */
    PLATFORM,
    /** Anyone. */
    PUBLIC
}
