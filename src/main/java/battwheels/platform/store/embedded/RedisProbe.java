package battwheels.platform.store.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Waits for a Redis that is starting. It listens before it has read its file; and on a taken port somebody else's Redis
 * would answer, so the answer must name the process.
 */
final class RedisProbe {
    private static final byte[] QUESTION = "INFO\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_ANSWER_BYTES = 64 * 1024;
    private static final int ANSWER_MS = 1_000;
    private static final int BETWEEN_MS = 5;

    private RedisProbe() {}

    /** False when the process ends or the time is over first. */
    static boolean answers(int port, Process process, Duration within) throws IOException {
        long deadlineNs = System.nanoTime() + within.toNanos();
        while (System.nanoTime() < deadlineNs) {
            if (ended(process)) {
                return false;
            }
            if (isReady(info(port), process.pid())) {
                return true;
            }
        }
        return false;
    }

    /** Also the pause between two attempts. */
    private static boolean ended(Process process) throws IOException {
        try {
            return process.waitFor(BETWEEN_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Redis was starting", e);
        }
    }

    private static boolean isReady(String info, long pid) {
        return info.contains("process_id:" + pid + "\r\n") && info.contains("loading:0\r\n");
    }

    /** Empty while nobody listens. */
    private static String info(int port) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(ANSWER_MS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWER_MS);
            socket.getOutputStream().write(QUESTION);
            byte[] answer = socket.getInputStream().readNBytes(LONGEST_ANSWER_BYTES);
            return new String(answer, StandardCharsets.US_ASCII);
        } catch (IOException notYet) {
            return "";
        }
    }
}
