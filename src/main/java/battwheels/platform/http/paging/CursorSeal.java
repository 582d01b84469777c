package battwheels.platform.http.paging;

import java.util.Optional;

/** Makes a cursor unreadable and unforgeable outside: authenticated encryption with a key of the platform. */
public interface CursorSeal {
    /** @param associatedData not in the result, but needed to open it */
    byte[] seal(byte[] content, byte[] associatedData);

    /** @return empty when it was changed, sealed elsewhere, or sealed with other associated data */
    Optional<byte[]> open(byte[] sealed, byte[] associatedData);
}
