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
import battwheels.platform.plans.Limit;
import battwheels.platform.plans.Quota;
import battwheels.platform.problem.Problem;
import battwheels.platform.tenancy.BlobStore;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** What is known of files, and where their bytes are. */
final class AttachmentStore {
    private static final AggregateType<Attachment> TYPE = AggregateType.of(
            "attachment", CollectionSpec.named("attachments").indexed("parent_id,created_at"), Attachment.class);

    private static final long MIB = 1L << 20;

    private final AggregateStore<Attachment> files;
    private final Kernel kernel;

    AttachmentStore(Kernel kernel) {
        this.files = kernel.aggregates(TYPE);
        this.kernel = kernel;
        kernel.quota().counts(Limit.STORAGE_MIB, scope -> Math.ceilDiv(bytes(scope), MIB));
    }

    /** Of all files together, those on their way with what they will have. */
    private long bytes(Scope scope) {
        JsonObject sum = new JsonObject().putNull("_id").put("bytes", new JsonObject().put("$sum", "$size"));
        return files.aggregate(scope, new JsonArray().add(new JsonObject().put("$group", sum))).stream()
                .mapToLong(row -> row.getLong("bytes"))
                .sum();
    }

    /** Ends the command with 403 when so many bytes more are more than the plan holds. */
    void refuseFull(Scope scope, long more) {
        OptionalLong bound = kernel.quota()
                .plan(scope)
                .map(plan -> plan.limit(Limit.STORAGE_MIB))
                .orElseGet(OptionalLong::empty);
        if (bound.isPresent()) {
            long used = bytes(scope);
            if (used + more > bound.getAsLong() * MIB) {
                throw Quota.full(Limit.STORAGE_MIB, Math.ceilDiv(used, MIB), bound.getAsLong());
            }
        }
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

    /** Looked at again when it is there: of many that came in at once none may be one too many. */
    Stored<Attachment> create(Command command, Attachment file) {
        Stored<Attachment> made = files.create(command, file.attachmentId(), file, told(AttachmentEvents.BEGUN, file));
        try {
            refuseFull(command.scope(), 0);
        } catch (RefusedException full) {
            delete(command.step(), file);
            throw full;
        }
        return made;
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
