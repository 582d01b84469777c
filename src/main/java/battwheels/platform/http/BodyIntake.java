package battwheels.platform.http;

import battwheels.platform.problem.Fault;
import battwheels.platform.problem.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads a paused request's body up to a bound, and for a time. It starts only after the caller was let in. */
final class BodyIntake {
    private BodyIntake() {}

    static Future<byte[]> read(HttpServerRequest request, int maxBytes, long patienceMs) {
        Promise<byte[]> result = Promise.promise();
        Buffer body = Buffer.buffer();
        request.exceptionHandler(failure -> result.tryFail(explain(failure)));
        request.handler(chunk -> {
            if (body.length() + chunk.length() > maxBytes) {
                result.tryFail(tooLarge(maxBytes));
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(end -> result.tryComplete(body.getBytes()));
        request.resume();
        return result.future()
                .timeout(Math.max(1, patienceMs), TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(failure instanceof TimeoutException ? late() : failure));
    }

    /** A caller who left is nobody to answer; a body whose end nobody can find is the sender's fault. */
    private static Throwable explain(Throwable failure) {
        return failure instanceof HttpClosedException
                ? failure
                : Refusal.of(
                        ProblemCode.MALFORMED_REQUEST,
                        List.of(new Fault("", "the body does not come as its headers say.")));
    }

    private static Refusal tooLarge(int maxBytes) {
        return Refusal.of(ProblemCode.PAYLOAD_TOO_LARGE, "A body may have at most " + maxBytes + " bytes.");
    }

    private static Refusal late() {
        return Refusal.of(ProblemCode.DEADLINE_PASSED, "The body did not come in time. Nothing was changed.");
    }
}
