package battwheels.ledger.journal;

import battwheels.ledger.ItemBalance;
import battwheels.ledger.ItemMovement;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over an entry's content, the organization and the hash before. Every value goes in with its length before it,
 * so no two contents run together; how entries are stored does not matter.
 */
final class EntryHash {
    /** What the first entry names as the hash before it. */
    static final String BEFORE_FIRST = "0".repeat(64);

    private final MessageDigest digest;

    private EntryHash() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String of(String organization, JournalEntry entry) {
        EntryHash hash = new EntryHash();
        hash.text(organization).text(entry.previousHash()).number(entry.sequence());
        hash.text(entry.entryId()).text(entry.entryType().name()).text(entry.date());
        hash.number(entry.recordedAt().toEpochMilli());
        hash.text(entry.actorId()).text(entry.actorName());
        hash.text(entry.source().type())
                .text(entry.source().id())
                .text(entry.source().key());
        hash.text(entry.narration()).text(entry.reverses());
        hash.number(entry.lines().size());
        entry.lines().forEach(hash::line);
        hash.number(entry.items().size());
        entry.items().forEach(hash::balance);
        hash.number(entry.number()).note(entry.note());
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    private void line(EntryLine line) {
        text(line.account()).text(line.accountId());
        number(line.debit().paise()).number(line.credit().paise());
        text(line.contactId()).text(line.description());
        ItemMovement item = line.item();
        if (item != null) {
            text(item.documentId()).text(item.documentType());
            text(item.movement()).text(item.dueDate());
        }
    }

    private void balance(ItemBalance item) {
        text(item.account()).text(item.documentId());
        number(item.opened().paise()).number(item.balance().paise());
    }

    private EntryHash number(@Nullable NumberTaken taken) {
        if (taken == null) {
            return text(null);
        }
        return text(taken.series())
                .text(taken.fiscalYear())
                .number(taken.ordinal())
                .text(taken.issueDate())
                .text(taken.text());
    }

    private void note(@Nullable Note note) {
        if (note == null) {
            text(null);
        } else {
            text(note.period()).text(note.reason()).text(note.sequence());
        }
    }

    private EntryHash text(@Nullable Object value) {
        if (value == null) {
            return number(-1);
        }
        byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        digest.update(bytes);
        return this;
    }

    private EntryHash number(long value) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(value).flip());
        return this;
    }
}
