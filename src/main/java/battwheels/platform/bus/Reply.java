package battwheels.platform.bus;

import battwheels.platform.paging.Slice;
import battwheels.platform.problem.Problem;

/** What a domain answers; the edge gives each kind its status, headers and body (design.md section 5). */
public sealed interface Reply {
    /** The resource as it is now: 200, with its version as ETag. */
    record Resource(Object body, long version) implements Reply {}

    /** A resource that this command made: 201 with Location. */
    record Created(Object body, long version, String location) implements Reply {}

    /** A job will do it: 202 with where to look, and the job as it is. */
    record Accepted(Object body, String location) implements Reply {}

    /** One page of a list: 200 with the list envelope. */
    record Listing(Slice<?> slice) implements Reply {}

    /** A figure or view without a version: 200, no ETag. */
    record Plain(Object body) implements Reply {}

    /** A file: 200, shown under its name where the reader can. */
    @SuppressWarnings("ArrayRecordComponent") // made for one answer, looked at by nobody
    record File(String mediaType, String name, byte[] content) implements Reply {}

    /** Something made that has no address of its own, such as a token: 201. */
    record Made(Object body) implements Reply {}

    /** A sign-in, or a new token of one: answered as {@code answer}, and a browser is given its cookies. */
    record Entered(Reply answer, String token, String sessionId) implements Reply {
        /** Without the token. */
        @Override
        public String toString() {
            return "Entered[" + sessionId + "]";
        }
    }

    /** A sign-in that ended: 200, and a browser's cookies are taken back. */
    record Left(Object body) implements Reply {}

    /** Goes on as server-sent events until the client leaves or must: 200. */
    record Live(LiveSource source) implements Reply {}

    /**
     * A larger file: 200, its content read from the source while the client takes it.
     *
     * @param name under which a browser saves it
     * @param size in bytes, of all pieces together
     */
    record Download(String mediaType, String name, long size, int pieces, FileSource source) implements Reply {}

    /** Done, nothing to show: 204. */
    record Empty() implements Reply {}

    /** Not done, and why. */
    record Refused(Problem problem) implements Reply {}

    static Reply refused(Problem problem) {
        return new Refused(problem);
    }
}
