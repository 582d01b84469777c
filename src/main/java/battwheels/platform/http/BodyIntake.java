package battwheels.platform.http;

import battwheels.platform.problem.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Reads a paused request's body up to a bound. It starts only after the caller was let in. */
final class BodyIntake {
    private BodyIntake() {}

    static Future<byte[]> read(HttpServerRequest request, int maxBytes) {
        Promise<byte[]> result = Promise.promise();
        Buffer body = Buffer.buffer();
        request.exceptionHandler(result::tryFail);
        request.handler(chunk -> {
            if (body.length() + chunk.length() > maxBytes) {
                result.tryFail(tooLarge(maxBytes));
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(end -> result.tryComplete(body.getBytes()));
        request.resume();
        return result.future();
    }

    private static Refusal tooLarge(int maxBytes) {
        return Refusal.of(ProblemCode.PAYLOAD_TOO_LARGE, "A body may have at most " + maxBytes + " bytes.");
    }
}
