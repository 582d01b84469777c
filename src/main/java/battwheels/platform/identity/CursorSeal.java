package battwheels.platform.identity;

import java.util.Base64;
import java.util.Optional;

/**
 * Turns the place in a list into the opaque text of {@code next_cursor} and back. The content is encrypted (it holds
 * values of the last row) and bound to its list, so a cursor carried to another organization, operation, filter or sort
 * opens as little as an invented one.
 */
public final class CursorSeal {
    /** Bytes of content; what a list remembers is a sort value and an id. */
    public static final int LARGEST = 1_024;

    private static final int LONGEST_TEXT = 1_600;

    private final Sealer sealer;

    public CursorSeal(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * @return URL-safe text
     * @throws IllegalArgumentException when the content is larger than {@link #LARGEST}
     */
    public String seal(byte[] content, CursorBinding list) {
        if (content.length > LARGEST) {
            throw new IllegalArgumentException("a cursor holds " + LARGEST + " bytes at most");
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealer.seal(content, list.bytes()));
    }

    /** The content; empty when the text is no cursor of this list. Never throws for what a client sent. */
    public Optional<byte[]> open(String text, CursorBinding list) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        try {
            return sealer.open(Base64.getUrlDecoder().decode(text), list.bytes());
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
