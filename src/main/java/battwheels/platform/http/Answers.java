package battwheels.platform.http;

import battwheels.platform.bus.Reply;
import battwheels.platform.http.paging.Page;
import battwheels.platform.http.paging.PageRequests;
import battwheels.platform.json.WireJson;
import battwheels.platform.paging.PageQuery;
import battwheels.platform.paging.Slice;
import battwheels.platform.paging.SortOrder;
import battwheels.platform.problem.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes replies and refusals as design.md section 5 has them. */
final class Answers {
    static final String PROBLEM_JSON = "application/problem+json";
    private static final String JSON = "application/json";

    /** A list without parameters is short and comes whole. */
    private static final PageQuery ALL = new PageQuery(1, PageQuery.MOST_ROWS, null, "", SortOrder.ASC);

    private final PageRequests pages;
    private final SessionCookies cookies;

    Answers(PageRequests pages, SessionCookies cookies) {
        this.pages = pages;
        this.cookies = cookies;
    }

    void write(Exchange exchange, Intake.Taken taken, Reply reply) {
        switch (reply) {
            case Reply.Resource(Object body, long version) -> resource(exchange, body, version);
            case Reply.Created(Object body, long version, String location) -> {
                exchange.response().putHeader("Location", location);
                if (exchange.operation().answers().versioned()) {
                    exchange.response().putHeader("ETag", etag(version));
                }
                send(exchange, 201, JSON, body);
            }
            case Reply.Accepted(Object body, String location) -> {
                exchange.response().putHeader("Location", location);
                send(exchange, 202, JSON, body);
            }
            case Reply.Listing(Slice<?> slice) -> send(exchange, 200, JSON, envelope(exchange, taken, slice));
            case Reply.Plain(Object body) -> send(exchange, 200, JSON, body);
            case Reply.File(String mediaType, String name, byte[] content) ->
                exchange.response()
                        .putHeader("Content-Type", mediaType)
                        .putHeader(
                                "Content-Disposition",
                                "inline; filename=\"" + name.replaceAll("[^A-Za-z0-9._-]", "_") + "\"")
                        .end(Buffer.buffer(content));
            case Reply.Made(Object body) -> send(exchange, 201, JSON, body);
            case Reply.Entered(Reply answer, String token, String sessionId) -> {
                cookies.give(exchange.response(), token, sessionId);
                write(exchange, taken, answer);
            }
            case Reply.Left(Object body) -> {
                cookies.takeBack(exchange.response());
                send(exchange, 200, JSON, body);
            }
            case Reply.Download file -> new DownloadAnswer(exchange, file).begin();
            case Reply.Live live -> throw new IllegalStateException("a live answer is begun by the edge");
            case Reply.Empty empty -> exchange.response().setStatusCode(204).end();
            case Reply.Refused(Problem problem) -> refuse(exchange.response(), exchange.correlationId(), problem);
        }
    }

    private void resource(Exchange exchange, Object body, long version) {
        String etag = etag(version);
        exchange.response().putHeader("ETag", etag);
        boolean held = !exchange.operation().method().mutating()
                && exchange.header("If-None-Match")
                        .filter(tags -> tags.equals("*") || tags.contains(etag))
                        .isPresent();
        if (held) {
            exchange.response().setStatusCode(304).end();
        } else {
            send(exchange, 200, JSON, body);
        }
    }

    private Page<?> envelope(Exchange exchange, Intake.Taken taken, Slice<?> slice) {
        PageQuery page = taken.command().paging().orElse(ALL);
        String organization =
                taken.command().tenant().map(s -> s.organization().value()).orElse("");
        return new Page<>(
                slice.rows(), pages.pagination(organization, exchange.operation(), taken.values(), page, slice));
    }

    static void refuse(HttpServerResponse response, String correlationId, Problem problem) {
        if (response.ended() || response.closed()) {
            return;
        }
        long wait = problem.retryAfterSeconds();
        if (wait > 0) {
            response.putHeader("Retry-After", Long.toString(wait));
        }
        if (problem.code().status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        response.setStatusCode(problem.code().status())
                .putHeader("Content-Type", PROBLEM_JSON)
                .end(Buffer.buffer(WireJson.bytes(members(correlationId, problem))));
    }

    private static Map<String, Object> members(String correlationId, Problem problem) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", problem.code().type());
        members.put("title", problem.code().title());
        members.put("status", problem.code().status());
        members.put("detail", problem.detail());
        members.put("code", problem.code().name());
        members.put("errors", problem.errors());
        members.put("correlation_id", correlationId);
        members.putAll(problem.extensions());
        return members;
    }

    private static void send(Exchange exchange, int status, String type, Object body) {
        exchange.response()
                .setStatusCode(status)
                .putHeader("Content-Type", type)
                .end(Buffer.buffer(WireJson.bytes(body)));
    }

    private static String etag(long version) {
        return "\"" + version + "\"";
    }
}
