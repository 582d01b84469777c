package battwheels.platform.identity;

/** What became of a password somebody typed. */
public enum PasswordVerdict {
    MATCHES,
    /** Right, but stored with parameters of former days: store {@link PasswordHasher#hash} of it now. */
    MATCHES_OUTDATED_HASH,
    /** Right, but stored in a way that protects it from nobody: it opens nothing until it was chosen anew. */
    MATCHES_UNSAFE_HASH,
    DIFFERS;

    public boolean matches() {
        return this != DIFFERS;
    }
}
