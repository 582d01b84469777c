package battwheels;

import battwheels.platform.http.paging.CursorSeal;
import battwheels.platform.identity.Sealer;
import java.util.Optional;

/** Cursors under the platform's sealing keys. */
record SealedCursors(Sealer sealer) implements CursorSeal {
    @Override
    public byte[] seal(byte[] content, byte[] associatedData) {
        return sealer.seal(content, associatedData);
    }

    @Override
    public Optional<byte[]> open(byte[] sealed, byte[] associatedData) {
        return sealer.open(sealed, associatedData);
    }
}
