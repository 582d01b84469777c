package battwheels.platform.http;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.bus.Reply;
import battwheels.platform.identity.AccessTokens;
import java.util.Map;

/** What anyone may ask of the server itself: whether it is up, and the keys its tokens are signed with. */
public final class SystemVerticle extends DomainVerticle {
    private final AccessTokens tokens;

    public SystemVerticle(Kernel kernel, AccessTokens tokens) {
        super("system", kernel.channels(), kernel.idempotent());
        this.tokens = tokens;
    }

    @Override
    protected void bind(Operations on) {
        on.on("getHealth", this::health).on("getPublicKeys", this::publicKeys);
    }

    private Reply health(Command command) {
        return new Reply.Plain(Map.of("status", "up"));
    }

    private Reply publicKeys(Command command) {
        return new Reply.Plain(tokens.jwks().getMap());
    }
}
