package battwheels.platform.http;

import battwheels.platform.identity.SealedText;
import battwheels.platform.identity.Sealer;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A browser's way of carrying a sign-in: the token in a cookie no script can read, and beside it a second cookie that the
 * page repeats in the header {@value #CSRF_HEADER} of every change (double submit). The second is sealed and names the
 * session, so that nobody can plant one of their own; with each sign-in come new ones.
 */
public final class SessionCookies {
    static final String CSRF_HEADER = "X-CSRF-Token";
    private static final String SESSION = "session_token";
    private static final String CSRF = "csrftoken";

    /** A browser takes a cookie of this prefix only over TLS, from the very host, for the whole of it. */
    private static final String HOST_BOUND = "__Host-";

    private final SealedText sealed;
    private final boolean secure;
    private final Duration life;

    /**
     * @param secure whether cookies travel over TLS alone; false for development on a machine without it
     * @param life of the tokens inside
     */
    public SessionCookies(Sealer sealer, boolean secure, Duration life) {
        this.sealed = new SealedText(sealer, "csrf");
        this.secure = secure;
        this.life = life;
    }

    private record Content(String sessionId) {}

    void give(HttpServerResponse response, String token, String sessionId) {
        response.addCookie(cookie(sessionName(), token, life.toSeconds()).setHttpOnly(true));
        response.addCookie(cookie(CSRF, sealed.seal(new Content(sessionId)), life.toSeconds()));
    }

    void takeBack(HttpServerResponse response) {
        response.addCookie(cookie(sessionName(), "", 0).setHttpOnly(true));
        response.addCookie(cookie(CSRF, "", 0));
    }

    /** The token a browser sent. Two cookies of the name are one too many: somebody planted the other. */
    Optional<String> token(HttpServerRequest request) {
        return only(request, sessionName()).filter(token -> !token.isEmpty());
    }

    /** Whether the page itself asks: header and cookie are the same, and sealed for this session. */
    boolean isOwnPage(HttpServerRequest request, String sessionId) {
        String sent = request.getHeader(CSRF_HEADER);
        return sent != null
                && only(request, CSRF).filter(cookie -> same(cookie, sent)).isPresent()
                && sealed.open(sent, Content.class)
                        .filter(content -> content.sessionId().equals(sessionId))
                        .isPresent();
    }

    private static Optional<String> only(HttpServerRequest request, String name) {
        // Not the request's own list: of several cookies of one name it shows the last.
        List<String> values = request.headers().getAll(HttpHeaders.COOKIE).stream()
                .flatMap(header -> ServerCookieDecoder.STRICT.decodeAll(header).stream())
                .filter(cookie -> cookie.name().equals(name))
                .map(cookie -> cookie.value())
                .toList();
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    private String sessionName() {
        return secure ? HOST_BOUND + SESSION : SESSION;
    }

    private Cookie cookie(String name, String value, long seconds) {
        return Cookie.cookie(name, value)
                .setPath("/")
                .setMaxAge(seconds)
                .setSameSite(CookieSameSite.LAX)
                .setSecure(secure);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
