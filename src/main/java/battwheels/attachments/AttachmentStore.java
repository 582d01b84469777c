package battwheels.attachments;

import battwheels.attachments.AttachmentEvents.AttachmentTold;
import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.EventDraft;
import battwheels.platform.outbox.Stored;
import battwheels.platform.paging.PageQuery;
import battwheels.platform.paging.Slice;
import battwheels.platform.problem.Problem;
import battwheels.platform.tenancy.BlobStore;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What is known of files, and where their bytes are. */
final class AttachmentStore {
    private static final AggregateType<Attachment> TYPE = AggregateType.of(
            "attachment", CollectionSpec.named("attachments").indexed("parent_id,created_at"), Attachment.class);

    private final AggregateStore<Attachment> files;
    private final Kernel kernel;

    AttachmentStore(Kernel kernel) {
        this.files = kernel.aggregates(TYPE);
        this.kernel = kernel;
    }

    BlobStore blobs(Scope scope) {
        return new BlobStore(kernel.stores(), scope, kernel.clock());
    }

    Optional<Stored<Attachment>> find(Scope scope, String id) {
        return files.find(scope, id);
    }

    Stored<Attachment> get(Scope scope, String id) {
        return find(scope, id).orElseThrow(() -> new RefusedException(Problem.notFound()));
    }

    Slice<Attachment> page(Scope scope, String parentId, PageQuery page) {
        return files.page(scope, of(parentId), page, "created_at").map(Stored::state);
    }

    long count(Scope scope, String parentId) {
        return files.count(scope, of(parentId));
    }

    private static JsonObject of(String parentId) {
        return new JsonObject().put("parent_id", parentId);
    }

    Stored<Attachment> create(Command command, Attachment file) {
        return files.create(command, file.attachmentId(), file, told(AttachmentEvents.BEGUN, file));
    }

    /** Changes a file that is in this state; in another it stays as it is. */
    Stored<Attachment> change(
            Command command, String id, AttachmentStatus from, String event, UnaryOperator<Attachment> to) {
        return files.change(command, id, file -> {
            Attachment after = file.status() == from ? to.apply(file) : file;
            return after.equals(file) ? new Change.Keep<>() : new Change.To<>(after, told(event, after));
        });
    }

    /** Bytes last: what a crash leaves of them, nobody can ask for, and the sweep finds. */
    void delete(Command command, Attachment file) {
        files.delete(
                command,
                file.attachmentId(),
                before -> new Change.To<>(before, told(AttachmentEvents.DELETED, before)));
        blobs(command.scope()).delete(file.thumbnailId());
        blobs(command.scope()).delete(file.attachmentId());
    }

    private static List<EventDraft> told(String event, Attachment file) {
        return List.of(new EventDraft(event, AttachmentTold.of(file)));
    }
}
