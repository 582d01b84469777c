package battwheels.tables;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.ServerPair;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A large table at servers with a small heap, of which one after the other is killed while its rows come in. Every row
 * must be there once; what goes out again as a workbook is read again. Ends with 1 when it is not so.
 */
final class TablesSoak {
    private static final String EXPORTS = "/api/v1/exports";
    private static final long LIMIT_MIN = 50;

    private final ServerPair servers;
    private final int rows;
    private final int kills;
    private final long begun = System.nanoTime();
    private String token = "";

    private TablesSoak(ServerPair servers, int rows, int kills) {
        this.servers = servers;
        this.rows = rows;
        this.kills = kills;
    }

    /** @param arguments rows, kills, and the servers' heap, such as 128m */
    public static void main(String[] arguments) throws Exception {
        String flags = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Xmx" + arguments[2];
        try (ServerPair servers = new ServerPair(Files.createTempDirectory("battwheels-tables"), flags)) {
            new TablesSoak(servers, Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1])).run();
        } catch (AssertionError wrong) {
            System.out.println(wrong.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private void run() throws Exception {
        token = Member.signUp(servers.apis().getFirst()).api().token();
        String path = send(table());
        told("sent");
        until(path, answer -> answer.text("/status").equals("validated"));
        told("judged");
        api().post(path + "/execute").mustBe(202);
        for (int kill = 1; kill <= kills; kill++) {
            int some = kill * rows / (kills + 1);
            until(path + "/rows?limit=1&status=imported", answer -> total(answer) >= some);
            servers.killOlder();
            servers.startAnother();
            told("killed one at " + some + " rows");
        }
        Answer done = until(path, answer -> answer.text("/finished_at").startsWith("20"));
        long contacts = total(until("/api/v1/contacts?limit=1", answer -> answer.status() == 200));
        told("brought in");
        if (done.at("/rows/imported").asInt() != rows || contacts != rows) {
            throw new AssertionError(rows + " rows became " + contacts + " contacts: " + done.at("/rows"));
        }
        again(exported());
        System.out.printf(Locale.ROOT, "%,d rows, %d kills: every row once%n", rows, kills);
    }

    private static long total(Answer answer) {
        return answer.at("/pagination/total_count").asLong();
    }

    private byte[] exported() throws Exception {
        String path = EXPORTS + "/"
                + api().post(EXPORTS, Map.of("kind", "contacts", "format", "xlsx"))
                        .mustBe(201)
                        .text("/export_id");
        until(path, answer -> answer.text("/status").equals("ready"));
        told("written as a workbook");
        return api().get(path + "/file").mustBe(200).bytes();
    }

    /** All of them are taken by now. */
    private void again(byte[] workbook) throws Exception {
        String path = send(workbook);
        Answer judged = until(path, answer -> answer.text("/status").equals("validated"));
        told("workbook judged");
        if (judged.at("/rows/duplicate").asInt() != rows) {
            throw new AssertionError("the workbook was judged otherwise: " + judged.at("/rows"));
        }
    }

    private byte[] table() {
        StringBuilder text = new StringBuilder("name,email,phone,notes\n");
        for (int i = 0; i < rows; i++) {
            text.append("Customer ")
                    .append(i)
                    .append(",c")
                    .append(i)
                    .append("@example.com,98")
                    .append(String.format(Locale.ROOT, "%08d", i))
                    .append(",fleet of scooters\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String send(byte[] content) throws Exception {
        Api api = api();
        String path = TablesFixture.sent(api, "contacts", content);
        api.post(path + "/complete").mustBe(200);
        return path;
    }

    /** A server that is busy, or just being killed, is asked again. */
    private Answer until(String path, Predicate<Answer> fits) throws Exception {
        long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(LIMIT_MIN);
        String last = "";
        while (System.nanoTime() < limit) {
            try {
                Answer answer = api().get(path);
                if (answer.status() == 200 && fits.test(answer)) {
                    return answer;
                }
                last = answer.status() + " " + answer.json();
            } catch (UncheckedIOException away) {
                last = String.valueOf(away.getMessage());
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        throw new AssertionError("waited in vain at " + path + ": " + last);
    }

    private Api api() throws Exception {
        return servers.apis().getLast().token(token);
    }

    private void told(String what) {
        System.out.printf(Locale.ROOT, "%6d s  %s%n", (System.nanoTime() - begun) / 1_000_000_000L, what);
    }
}
