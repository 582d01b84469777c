package battwheels.attachments;

import battwheels.attachments.FileLinks.Grant;
import battwheels.attachments.FileLinks.Opened;
import battwheels.organizations.MemberCard;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Questions;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.files.BlobSource;
import battwheels.platform.mail.Links;
import battwheels.platform.outbox.Stored;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.tenancy.Actor;
import battwheels.platform.tenancy.Blob;
import battwheels.platform.tenancy.BlobStore;
import battwheels.platform.tenancy.Deadline;
import battwheels.platform.tenancy.Grants;
import battwheels.platform.tenancy.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Links to files, and the files behind them. */
final class Downloads {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final AttachmentStore files;
    private final FileLinks grants;
    private final Links links;
    private final Questions questions;
    private final Executor virtual;
    private final InstantSource clock;

    /** What a request for a link asks, and what it is answered. */
    record LinkForm(@Nullable Boolean thumbnail) {}

    record Link(String url, Instant expiresAt) {}

    /** @param virtual where reading may wait */
    Downloads(
            AttachmentStore files,
            FileLinks grants,
            Links links,
            Questions questions,
            Executor virtual,
            InstantSource clock) {
        this.files = files;
        this.grants = grants;
        this.links = links;
        this.questions = questions;
        this.virtual = virtual;
        this.clock = clock;
    }

    Reply link(Command command, Attachment file) {
        boolean thumbnail = Boolean.TRUE.equals(command.body(LinkForm.class).thumbnail());
        if (file.status() != AttachmentStatus.READY || (thumbnail && !file.thumbnail())) {
            throw new RefusedException(Problem.of(ProblemCode.ILLEGAL_MOVE, "There is nothing to be had yet."));
        }
        Instant until = clock.instant().plus(FileLinks.LIFETIME);
        Grant grant = new Grant(
                file.attachmentId(), thumbnail, command.scope().actor().id(), until);
        return new Reply.Plain(new Link(links.to("api/public/files/" + grants.token(command.scope(), grant)), until));
    }

    /** Every link that is not good is answered alike. */
    Reply download(Command command) {
        Opened link = grants.open(command.path("token"), clock.instant()).orElseThrow(Downloads::invalid);
        Scope scope = new Scope(
                link.organization(),
                Actor.SYSTEM,
                Grants.NONE,
                command.correlationId(),
                Deadline.after(LONGEST, clock));
        Grant grant = link.grant();
        if (!isGood(scope, grant)) {
            throw invalid();
        }
        Attachment file =
                files.find(scope, grant.attachmentId()).map(Stored::state).orElseThrow(Downloads::invalid);
        BlobStore blobs = files.blobs(scope);
        Blob blob = blobs.find(grant.thumbnail() ? file.thumbnailId() : file.attachmentId())
                .orElseThrow(Downloads::invalid);
        return new Reply.Download(
                grant.thumbnail() || file.mediaType() == null ? Thumbnails.TYPE : file.mediaType(),
                file.fileName(),
                blob.size(),
                blob.chunks(),
                new BlobSource(blobs, blob, virtual));
    }

    /** A link ends with the membership of who asked for it, and rests while the organization does. */
    private boolean isGood(Scope scope, Grant grant) {
        return questions.get(scope, "organizations.standing", Map.of(), Boolean.class)
                && questions
                        .find(scope, "organizations.member", Map.of("user_id", grant.userId()), MemberCard.class)
                        .filter(MemberCard::active)
                        .isPresent();
    }

    private static RefusedException invalid() {
        return new RefusedException(
                Problem.of(ProblemCode.LINK_INVALID, "This link is not valid any more. Ask for a new one."));
    }
}
