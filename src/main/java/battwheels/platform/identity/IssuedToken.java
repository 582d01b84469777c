package battwheels.platform.identity;

/** A fresh token: the text for the client, once, and what it says. */
public record IssuedToken(String text, TokenClaims claims) {
    /** Without the text, which is the credential itself. */
    @Override
    public String toString() {
        return "IssuedToken[" + claims.tokenId() + "]";
    }
}
