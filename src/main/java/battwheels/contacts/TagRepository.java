package battwheels.contacts;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.EventDraft;
import battwheels.platform.outbox.Stored;
import battwheels.platform.paging.Slice;
import battwheels.platform.problem.Fault;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Where tags are kept. */
final class TagRepository {
    private static final AggregateType<Tag> TYPE = AggregateType.of(
                    "contact_tag", CollectionSpec.named("contact_tags").unique(Tag.NAME_KEY), Tag.class)
            .unique(Tag::uniqueValues);

    private final AggregateStore<Tag> tags;

    TagRepository(Kernel kernel) {
        this.tags = kernel.aggregates(TYPE);
    }

    Slice<Tag> page(Command command) {
        return tags.page(command.scope(), new JsonObject(), command.page(), Tag.NAME_KEY)
                .map(Stored::state);
    }

    /** Ends the command with 409 when there is a tag of that name. */
    Tag create(Command command, Tag tag) {
        try {
            var created = new EventDraft(TagEvents.CREATED, new TagEvents.TagNamed(tag.tagId(), tag.name()));
            return tags.create(command, tag.tagId(), tag, List.of(created)).state();
        } catch (DuplicateKey taken) {
            throw new RefusedException(
                    Problem.of(ProblemCode.DUPLICATE, List.of(new Fault("/name", "name is taken by another tag."))));
        }
    }

    void delete(Command command, String id) {
        tags.delete(
                command,
                id,
                tag -> new Change.To<>(
                        tag,
                        List.of(new EventDraft(TagEvents.DELETED, new TagEvents.TagNamed(tag.tagId(), tag.name())))));
    }

    Optional<Tag> find(Scope scope, String id) {
        return tags.find(scope, id).map(Stored::state);
    }

    boolean isNamed(Scope scope, String name) {
        return tags.count(scope, new JsonObject().put(Tag.NAME_KEY, Tag.folded(name))) > 0;
    }
}
