package battwheels.platform.mail;

import battwheels.platform.json.WireJson;
import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes each message to a file of its own instead of sending it: {@code mail_<time-ordered id>.json} with {@code kind},
 * {@code to}, {@code subject}, {@code text}, {@code sent_at}, {@code delivery} and {@code attachments}, each with
 * {@code name}, {@code media_type} and {@code content} in base 64. Readable by its owner only, as the links inside are
 * secrets.
 */
public final class LocalOutbox implements Mailer {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_]{1,160}");
    private static final String DELIVERY = "local_outbox";

    private final Path folder;
    private final InstantSource clock;

    public LocalOutbox(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    private record Message(
            String kind,
            String to,
            String subject,
            String text,
            Instant sentAt,
            String delivery,
            List<Attachment> attachments) {}

    private record Attachment(String name, String mediaType, String content) {
        static Attachment of(Mail.Attached file) {
            return new Attachment(
                    file.name(), file.mediaType(), Base64.getEncoder().encodeToString(file.content()));
        }
    }

    @Override
    public void send(Mail mail) {
        hand("mail_" + UuidCreator.getTimeOrderedEpochPlus1().toString().replace("-", ""), mail);
    }

    @Override
    public void sendOnce(String key, Mail mail) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("no key of a mail: " + key);
        }
        if (!Files.exists(folder.resolve("mail_" + key + ".json"))) {
            hand("mail_" + key, mail);
        }
    }

    private void hand(String name, Mail mail) {
        Message message = new Message(
                mail.kind(),
                mail.to(),
                mail.subject(),
                mail.text(),
                clock.instant(),
                DELIVERY,
                mail.attachments().stream().map(Attachment::of).toList());
        try {
            Files.createDirectories(folder);
            write(name, message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String delivery() {
        return DELIVERY;
    }

    /** Under a name nobody reads first, so that a reader never meets half a message. */
    private void write(String name, Message message) throws IOException {
        Path draft = folder.resolve(name + ".draft");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(draft, WireJson.bytes(message));
        Files.move(draft, folder.resolve(name + ".json"), StandardCopyOption.ATOMIC_MOVE);
    }
}
