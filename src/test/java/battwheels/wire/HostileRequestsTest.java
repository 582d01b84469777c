package battwheels.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import battwheels.fixtures.Member;
import battwheels.fixtures.RawHttp;
import battwheels.fixtures.RawHttp.Reply;
import battwheels.fixtures.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is broken on purpose is told so, by a problem that names it, and the server goes on. */
class HostileRequestsTest {
    private static final String TICKETS = "/api/v1/tickets";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String CHUNKED = JSON + "Transfer-Encoding: chunked\r\n";

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static Member owner;

    @BeforeAll
    static void signUp() {
        owner = SERVER.signUp();
    }

    @AfterEach
    void theServerGoesOn() {
        assertThat(owner.api().get("/api/auth/me").status()).isEqualTo(200);
    }

    static Stream<Arguments> unreadableBodies() {
        return Stream.of(
                        Map.entry("cut off", "{\"title\":\"a"),
                        Map.entry("only opened", "{"),
                        Map.entry("a duplicate key", "{\"title\":\"a\",\"title\":\"b\"}"),
                        Map.entry("a duplicate key, escaped", "{\"title\":\"a\",\"t\\u0069tle\":\"b\"}"),
                        Map.entry("a duplicate key, inside", "{\"title\":\"a\",\"x\":{\"y\":1,\"y\":1}}"),
                        Map.entry("more after the end", "{\"title\":\"a\"} {}"),
                        Map.entry("no number", "{\"title\":NaN}"),
                        Map.entry("a leading zero", "{\"x\":01}"),
                        Map.entry("single quotes", "{'title':'a'}"),
                        Map.entry("a trailing comma", "{\"title\":\"a\",}"),
                        Map.entry("a comment", "/* */{\"title\":\"a\"}"),
                        Map.entry("a byte order mark", "\uFEFF{\"title\":\"a\"}"),
                        Map.entry("a NUL", "{\"title\":\"a\u0000b\"}"),
                        Map.entry("an escaped NUL", "{\"title\":\"a\\u0000b\"}"),
                        Map.entry("a NUL in a name", "{\"title\":\"a\",\"a\\u0000\":1}"),
                        Map.entry("half a surrogate pair", "{\"title\":\"\\ud83d\"}"),
                        Map.entry("a pair the wrong way round", "{\"title\":\"\\udc00\\ud800\"}"),
                        Map.entry("an unknown escape", "{\"title\":\"\\x41\"}"),
                        Map.entry("a line break in a text", "{\"title\":\"a\nb\"}"),
                        Map.entry("100,000 levels, never closed", "[".repeat(100_000)),
                        Map.entry("33 levels", "{\"a\":".repeat(33) + "1" + "}".repeat(33)),
                        Map.entry("a huge exponent", "{\"title\":\"a\",\"estimated_cost\":1e999999999}"),
                        Map.entry("a tiny exponent", "{\"title\":\"a\",\"estimated_cost\":1e-999999999}"),
                        Map.entry("10,000 digits", "{\"title\":\"a\",\"estimated_cost\":" + "9".repeat(10_000) + "}"),
                        Map.entry("a name of 10,000 letters", "{\"" + "k".repeat(10_000) + "\":1}"))
                .map(each -> arguments(each.getKey(), each.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadableBodies")
    void aBodyThatIsNoStrictJsonIsMalformed(String what, String body) {
        assertRefused(post(body.getBytes(StandardCharsets.UTF_8), JSON), 400, "MALFORMED_REQUEST");
    }

    static final byte[][] NOT_UTF8 = {
        {'{', '"', 't', '"', ':', '"', (byte) 0xC3, '(', '"', '}'},
        {'{', '"', 't', '"', ':', '"', (byte) 0xC0, (byte) 0xAF, '"', '}'},
        {'{', '"', 't', '"', ':', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'},
        "{\"title\":\"a\"}".getBytes(StandardCharsets.UTF_16)
    };

    @ParameterizedTest
    @FieldSource("NOT_UTF8")
    void aBodyThatIsNotUtf8IsMalformed(byte[] body) {
        assertRefused(post(body, JSON), 400, "MALFORMED_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "\"text\"",
                "{}",
                "{\"title\":{\"$gt\":\"\"}}",
                "{\"title\":[\"a\"]}",
                "{\"title\":\"a\",\"estimated_cost\":0.001}",
                "{\"title\":\"a\",\"estimated_cost\":99999999999999999999}"
            })
    void aReadableBodyThatBreaksTheContractIsInvalidAndNamesTheField(String body) {
        Reply reply = post(body.getBytes(StandardCharsets.UTF_8), JSON);

        assertRefused(reply, 422, "VALIDATION_FAILED");
        assertThat(reply.json().path("errors")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=utf-16",
                "application/problem+json",
                "application/json/x",
                "nonsense"
            })
    void anotherMediaTypeIsNotSupported(String type) {
        assertRefused(
                post("{\"title\":\"a\"}".getBytes(StandardCharsets.UTF_8), "Content-Type: " + type + "\r\n"),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void aBodyBeyondTheBoundIsTooLargeWhetherAnnouncedOrInChunks() {
        String chunk = "2000\r\n" + " ".repeat(8192) + "\r\n";

        assertRefused(post(new byte[3_000_000], JSON), 413, "PAYLOAD_TOO_LARGE");
        assertRefused(send("POST", TICKETS, CHUNKED, chunk.repeat(300) + "0\r\n\r\n"), 413, "PAYLOAD_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TICKETS + "/%zz",
                TICKETS + "/%",
                "/api/v1/contacts/validate-gstin/%zz",
                "/api/v1/customers/%zz",
                "/docs/%zz",
                TICKETS + "?status=%zz",
                TICKETS + "?status=%ff",
                TICKETS + "?search=%00",
                TICKETS + "?limit=99999999999999999999",
                TICKETS + "?limit=1&limit=2",
                TICKETS + "?page=1e3"
            })
    void anAddressThatCannotBeReadIsMalformed(String path) {
        assertRefused(send("GET", path, "", ""), 400, "MALFORMED_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TICKETS + "/%00",
                TICKETS + "/%ff",
                TICKETS + "/%E2%82",
                TICKETS + "/%2e%2e%2f%2e%2e",
                "/api/v1/../../etc/passwd",
                "/api/v1/vehicles/a%2Fb",
                "//",
                "*"
            })
    void anAddressThatIsNowhereIsNotFound(String path) {
        assertRefused(send("GET", path, "", ""), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BREW", "get", "TRACE", "CONNECT", "OPTIONS", "PROPFIND", "PATCH"})
    void aMethodThatIsNotThereNamesTheOnesThatAre(String method) {
        Reply reply = send(method, TICKETS, "", "");

        assertRefused(reply, 405, "METHOD_NOT_ALLOWED");
        assertThat(reply.header("Allow")).isEqualTo("GET, POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: -1\r\n",
                "Content-Length: abc\r\n",
                "Content-Length: 99999999999999999999\r\n",
                "Content-Length: 2\r\nContent-Length: 3\r\n",
                "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: gzip\r\n",
                "No colon\r\n",
                "Bad Name: x\r\n",
                "X-Y: a\u0000b\r\n"
            })
    void headersThatCannotBeReadAreMalformed(String headers) {
        Reply reply = RawHttp.send(SERVER.url(), bytes(head("POST", TICKETS, JSON + headers) + "{}"));

        assertRefused(reply, 400, "MALFORMED_REQUEST");
    }

    @Test
    void aLongAddressAndLargeHeadersAreRefused() {
        assertRefused(send("GET", "/" + "x".repeat(9_000), "", ""), 414, "URI_TOO_LONG");
        assertRefused(send("GET", TICKETS, "X-Big: " + "y".repeat(20_000) + "\r\n", ""), 431, "HEADERS_TOO_LARGE");
        assertRefused(send("GET", TICKETS, "X-H: y\r\n".repeat(5_000), ""), 431, "HEADERS_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n{}\r\n0\r\n\r\n", "ffffffffffffffffff\r\n{}\r\n0\r\n\r\n", "5\r\n{}"})
    void aBodyWhoseEndCannotBeFoundClosesTheConnection(String chunks) {
        Reply reply = RawHttp.send(SERVER.url(), bytes(head("POST", TICKETS, CHUNKED) + chunks), true);

        assertThat(reply.status()).isIn(0, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GARBAGE\r\n\r\n", "GET /api/v1/tickets\r\n\r\n", "\u0016\u0003\u0001\u0002\u0000\u0001\n"})
    void whatIsNoHttpIsMalformed(String request) {
        assertRefused(RawHttp.send(SERVER.url(), bytes(request), true), 400, "MALFORMED_REQUEST");
    }

    @Test
    void operatorsAndUnknownMembersInABodyAreJustNames() {
        Reply reply = post(
                "{\"title\":\"a\",\"$where\":\"1\",\"a.b\":{\"$gt\":1},\"\":2}".getBytes(StandardCharsets.UTF_8), JSON);

        assertThat(reply.status()).isEqualTo(201);
    }

    @Test
    void aSearchIsNoPattern() {
        owner.api().post("/api/v1/contacts", Map.of("name", "Rohan (Fleet)")).mustBe(201);

        assertThat(found("Rohan%20(Fl")).hasSize(1);
        assertThat(found("(R.*n)%2B$")).isEmpty();
    }

    private static JsonNode found(String search) {
        return send("GET", "/api/v1/contacts?search=" + search, "", "").json().path("data");
    }

    private static void assertRefused(Reply reply, int status, String code) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.json().path("correlation_id").asText())
                .isNotEmpty()
                .isEqualTo(reply.header("X-Correlation-ID"));
        assertThat(reply.json().path("detail").asText()).endsWith(".");
        assertThat(reply.header("RateLimit")).isNotEmpty();
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    private static Reply post(byte[] body, String headers) {
        var request = new ByteArrayOutputStream();
        request.writeBytes(bytes(head("POST", TICKETS, "Content-Length: " + body.length + "\r\n" + headers)));
        request.writeBytes(body);
        return RawHttp.send(SERVER.url(), request.toByteArray());
    }

    private static Reply send(String method, String path, String headers, String body) {
        return RawHttp.send(SERVER.url(), bytes(head(method, path, headers) + body));
    }

    private static String head(String method, String path, String headers) {
        return method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + owner.token() + "\r\n"
                + headers + "\r\n";
    }

    /** Byte for byte. */
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
