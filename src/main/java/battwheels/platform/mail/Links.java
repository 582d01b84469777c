package battwheels.platform.mail;

import java.net.URI;

/** Addresses of pages of the web client, for mails. */
public final class Links {
    private final String base;

    /** @param publicUrl the address by which clients reach this server */
    public Links(URI publicUrl) {
        this.base = publicUrl.toString().replaceFirst("/+$", "");
    }

    /** An address on this server. */
    public String to(String path) {
        return base + "/" + path;
    }

    /** A page that takes a one-time token; it ends in {@code ?token=} and the token. */
    public String withToken(String page, String token) {
        return base + "/" + page + "?token=" + token;
    }
}
