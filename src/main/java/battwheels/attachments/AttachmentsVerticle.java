package battwheels.attachments;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.bus.Questions;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.files.UploadPiece;
import battwheels.platform.identity.Sealer;
import battwheels.platform.jobs.JobContext;
import battwheels.platform.jobs.JobKind;
import battwheels.platform.jobs.JobRequest;
import battwheels.platform.jobs.Jobs;
import battwheels.platform.mail.Links;
import battwheels.platform.outbox.Stored;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.streams.Subscription;
import battwheels.platform.tenancy.Blob;
import battwheels.platform.tenancy.BlobStore;
import battwheels.platform.tenancy.BlobTooLarge;
import battwheels.platform.tenancy.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The operations on files. */
public final class AttachmentsVerticle extends DomainVerticle {
    static final long MOST_BYTES = 10L << 20;
    private static final int OF_ONE_PARENT = 100;
    private static final Duration PATIENCE = Duration.ofHours(24);

    private static final JobKind<OfFile> EXPIRE = JobKind.of("attachments.expire", OfFile.class);

    /** One at a time: a large picture takes some 100 MB to draw. */
    private static final JobKind<OfFile> DRAW =
            JobKind.of("attachments.draw", OfFile.class).atMost(1);

    private final AttachmentStore files;
    private final Parents parents;
    private final Downloads downloads;
    private final ContentTypes types = new ContentTypes();
    private final Jobs jobs;
    private final InstantSource clock;

    /** What it stands on beside the kernel. */
    public record Needs(Sealer sealer, Links links) {}

    record OfFile(String attachmentId) {}

    record NewFile(ParentType parentType, String parentId, String fileName, long size) {}

    public AttachmentsVerticle(Kernel kernel, Needs needs) {
        super("attachments", kernel.channels(), kernel.idempotent());
        this.files = new AttachmentStore(kernel);
        Questions questions = new Questions(kernel.channels());
        this.parents = new Parents(questions);
        this.clock = kernel.clock();
        this.downloads = new Downloads(
                files,
                new FileLinks(needs.sealer()),
                needs.links(),
                questions,
                task -> context().runOnContext(start -> task.run()),
                clock);
        this.jobs = kernel.jobs();
        jobs.handle(EXPIRE, (job, file) -> expire(job, file));
        jobs.handle(DRAW, (job, file) -> draw(job, file));
        kernel.subscriptions()
                .declare(Subscription.of("attachments", "attachment_work")
                        .repeatable()
                        .on(AttachmentEvents.BEGUN, (scope, event) -> later(scope, EXPIRE, event.getString("subject")))
                        .on(AttachmentEvents.ADDED, (scope, event) -> later(scope, DRAW, event.getString("subject"))));
    }

    @Override
    protected void bind(Operations on) {
        on.on("listAttachments", this::list)
                .on("createAttachment", this::create)
                .on("getAttachment", this::get)
                .on("addAttachmentPiece", this::addPiece)
                .on("completeAttachment", this::complete)
                .on("deleteAttachment", this::delete)
                .on(
                        "createAttachmentLink",
                        command -> downloads.link(command, file(command).state()))
                .on("downloadFile", command -> downloads.download(command));
    }

    private Reply list(Command command) {
        ParentType type = ParentType.valueOf(
                command.query().text("parent_type").orElseThrow().toUpperCase(java.util.Locale.ROOT));
        String parentId = command.query().text("parent_id").orElseThrow();
        parents.mustBeSeen(command.scope(), type, parentId);
        BlobStore blobs = files.blobs(command.scope());
        return new Reply.Listing(
                files.page(command.scope(), parentId, command.page()).map(file -> view(blobs, file)));
    }

    private Reply create(Command command) {
        NewFile body = command.body(NewFile.class);
        parents.mustBeNamed(command.scope(), body.parentType(), body.parentId());
        String id = command.newId("att");
        boolean fresh = files.find(command.scope(), id).isEmpty();
        if (fresh) {
            files.refuseFull(command.scope(), body.size());
        }
        if (fresh && files.count(command.scope(), body.parentId()) >= OF_ONE_PARENT) {
            throw new RefusedException(
                    Problem.of(ProblemCode.IN_USE, "There are " + OF_ONE_PARENT + " files already; delete one first.")
                            .with("uses", OF_ONE_PARENT));
        }
        Stored<Attachment> made = files.create(
                command,
                new Attachment(
                        id,
                        body.parentType(),
                        body.parentId(),
                        body.fileName().strip(),
                        body.size(),
                        AttachmentStatus.UPLOADING,
                        null,
                        null,
                        false,
                        command.scope().actor().id(),
                        command.scope().actor().name(),
                        clock.instant(),
                        null));
        return new Reply.Created(
                view(files.blobs(command.scope()), made.state()), made.version(), "/api/v1/attachments/" + id);
    }

    private Reply get(Command command) {
        return shown(command, file(command));
    }

    private Reply addPiece(Command command) {
        Stored<Attachment> file = file(command);
        Attachment state = file.state();
        if (state.status() != AttachmentStatus.UPLOADING) {
            throw refused(ProblemCode.ILLEGAL_MOVE, "The file is whole already.");
        }
        command.expect(file.version());
        UploadPiece piece = command.body(UploadPiece.class);
        files.blobs(command.scope()).write(state.attachmentId(), piece.index(), piece.bytes(state.size()));
        return shown(command, file);
    }

    /** Looks at what came. A file of a kind that is not taken is gone when the answer says so. */
    private Reply complete(Command command) {
        Stored<Attachment> stored = file(command);
        Attachment file = stored.state();
        if (file.status() == AttachmentStatus.READY) {
            return shown(command, stored);
        }
        BlobStore blobs = files.blobs(command.scope());
        long received = blobs.received(file.attachmentId());
        if (received != file.size()) {
            throw new RefusedException(Problem.of(
                            ProblemCode.ILLEGAL_MOVE,
                            "Of " + file.size() + " bytes " + received + " are there in a row. Send the rest.")
                    .with("received", received));
        }
        Blob whole = finished(blobs, file);
        String type = types.of(beginning(blobs, whole));
        if (!ContentTypes.isTaken(type)) {
            files.delete(command.step(), file);
            throw new RefusedException(Problem.invalid(
                    "/file_name", "The content is " + type + ", which is not taken. Nothing was kept."));
        }
        Stored<Attachment> ready = files.change(
                command,
                file.attachmentId(),
                AttachmentStatus.UPLOADING,
                AttachmentEvents.ADDED,
                before -> before.ready(type, whole.sha256(), clock.instant()));
        return shown(command, ready);
    }

    private Blob finished(BlobStore blobs, Attachment file) {
        try {
            return blobs.finish(file.attachmentId(), MOST_BYTES);
        } catch (BlobTooLarge tooLarge) {
            throw new IllegalStateException("sizes were checked before", tooLarge);
        }
    }

    private static byte[] beginning(BlobStore blobs, Blob whole) {
        byte[] first = blobs.piece(whole, 0).orElse(new byte[0]);
        return Arrays.copyOf(first, Math.min(first.length, ContentTypes.LOOKED_AT));
    }

    private Reply delete(Command command) {
        if (!command.idempotency().completed()) {
            files.delete(command, file(command).state());
        }
        return new Reply.Empty();
    }

    /** The file the path names, where the caller may see what it belongs to. */
    private Stored<Attachment> file(Command command) {
        Stored<Attachment> file = files.get(command.scope(), command.path("attachment_id"));
        parents.mustBeSeen(
                command.scope(), file.state().parentType(), file.state().parentId());
        return file;
    }

    private void later(Scope scope, JobKind<OfFile> kind, String id) {
        Instant at = kind == EXPIRE ? clock.instant().plus(PATIENCE) : clock.instant();
        jobs.enqueue(scope, JobRequest.of(kind, new OfFile(id)).keyed(id).notBefore(at));
    }

    private @Nullable Object expire(JobContext job, OfFile of) {
        files.find(job.scope(), of.attachmentId())
                .map(Stored::state)
                .filter(file -> file.status() == AttachmentStatus.UPLOADING)
                .ifPresent(file -> files.delete(job.command("expireAttachment"), file));
        return null;
    }

    private @Nullable Object draw(JobContext job, OfFile of) {
        Attachment file =
                files.find(job.scope(), of.attachmentId()).map(Stored::state).orElse(null);
        if (file == null
                || file.thumbnail()
                || !ContentTypes.isPicture(Objects.requireNonNullElse(file.mediaType(), ""))) {
            return null;
        }
        BlobStore blobs = files.blobs(job.scope());
        blobs.find(file.attachmentId())
                .flatMap(blobs::bytes)
                .flatMap(Thumbnails::of)
                .ifPresent(small -> {
                    if (blobs.find(file.thumbnailId()).isEmpty()) {
                        blobs.put(file.thumbnailId(), small);
                    }
                    files.change(
                            job.command("drawAttachment"),
                            file.attachmentId(),
                            AttachmentStatus.READY,
                            AttachmentEvents.PICTURED,
                            Attachment::withThumbnail);
                });
        return null;
    }

    private Reply shown(Command command, Stored<Attachment> file) {
        return new Reply.Resource(view(files.blobs(command.scope()), file.state()), file.version());
    }

    private static AttachmentView view(BlobStore blobs, Attachment file) {
        boolean whole = file.status() == AttachmentStatus.READY;
        return new AttachmentView(
                file, whole ? file.size() : blobs.received(file.attachmentId()), BlobStore.CHUNK_BYTES);
    }

    private static RefusedException refused(ProblemCode code, String detail) {
        return new RefusedException(Problem.of(code, detail));
    }
}
