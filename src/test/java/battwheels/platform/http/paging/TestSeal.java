package battwheels.platform.http.paging;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Authenticates and does not hide: enough to see that bindings hold. */
public final class TestSeal implements CursorSeal {
    private static final int TAG_BYTES = 32;

    @Override
    public byte[] seal(byte[] content, byte[] associatedData) {
        var tag = tag(content, associatedData);
        return ByteBuffer.allocate(tag.length + content.length)
                .put(tag)
                .put(content)
                .array();
    }

    @Override
    public Optional<byte[]> open(byte[] sealed, byte[] associatedData) {
        if (sealed.length < TAG_BYTES) {
            return Optional.empty();
        }
        var content = Arrays.copyOfRange(sealed, TAG_BYTES, sealed.length);
        var tag = Arrays.copyOf(sealed, TAG_BYTES);
        return Arrays.equals(tag, tag(content, associatedData)) ? Optional.of(content) : Optional.empty();
    }

    private static byte[] tag(byte[] content, byte[] associatedData) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(new byte[] {1, 2, 3}, "HmacSHA256"));
            mac.update(ByteBuffer.allocate(4).putInt(associatedData.length).array());
            mac.update(associatedData);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
