package battwheels.platform.store.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for a Redis that is starting: it listens before it has read its file, and answers PING after. */
final class RedisProbe {
    private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String PONG = "+PONG";
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
            if (pong(port)) {
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

    private static boolean pong(int port) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(ANSWER_MS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWER_MS);
            socket.getOutputStream().write(PING);
            byte[] reply = socket.getInputStream().readNBytes(PONG.length());
            return new String(reply, StandardCharsets.US_ASCII).equals(PONG);
        } catch (IOException notYet) {
            return false;
        }
    }
}
