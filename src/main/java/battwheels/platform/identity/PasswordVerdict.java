package battwheels.platform.identity;

/** What became of a password somebody typed. */
public enum PasswordVerdict {
    MATCHES,
    /** Right, but stored with parameters of former days: store {@link PasswordHasher#hash} of it now. */
    MATCHES_OUTDATED_HASH,
    DIFFERS;

    public boolean matches() {
        return this != DIFFERS;
    }
}
