package battwheels.contacts;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.Reaction;
import battwheels.platform.paging.Slice;
import battwheels.platform.problem.Fault;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations on tags, and what follows when one is deleted. */
final class Tags {
    static final String SUBSCRIPTION = "contact_tags";

    /** So many carriers are waited for; of more, the answer does not keep the client waiting. */
    private static final int AWAITED = 100;

    private static final int ROUNDS_MAX = 1_000;

    private final ContactRepository contacts;
    private final TagRepository tags;
    private final Kernel kernel;
    private final InstantSource clock;

    Tags(Kernel kernel, ContactRepository contacts) {
        this.contacts = contacts;
        this.tags = new TagRepository(kernel);
        this.kernel = kernel;
        this.clock = kernel.clock();
    }

    Reply list(Command command) {
        Slice<Tag> page = tags.page(command);
        Map<String, Long> carriers = contacts.carriersOf(
                command.scope(), page.rows().stream().map(Tag::name).toList());
        return new Reply.Listing(page.map(tag -> TagView.of(tag, carriers.getOrDefault(Tag.folded(tag.name()), 0L))));
    }

    Reply create(Command command) {
        TagForm form = command.body(TagForm.class);
        List<Fault> faults = form.faults();
        if (!faults.isEmpty()) {
            return Reply.refused(Problem.invalid(faults));
        }
        Tag tag = tags.create(command, form.tag(command.newId("tag"), clock.instant()));
        long carriers = contacts.carriersOf(command.scope(), List.of(tag.name())).values().stream()
                .mapToLong(count -> count)
                .sum();
        return new Reply.Created(TagView.of(tag, carriers), 1, "/api/v1/contacts/tags/" + tag.tagId());
    }

    /** The event of the deletion is the intent; whoever hears it takes the tag off, also after a crash. */
    Reply delete(Command command) {
        String id = command.path("tag_id");
        Optional<Tag> tag = tags.find(command.scope(), id);
        tags.delete(command, id);
        if (tag.isPresent()
                && contacts.carriers(command.scope(), tag.get().name()).size() <= AWAITED) {
            kernel.catchUp(command.scope(), SUBSCRIPTION);
        }
        return new Reply.Empty();
    }

    /** Takes a deleted tag off its contacts, unless there is a new tag of that name by now. */
    void takeOff(Scope scope, JsonObject event) {
        Command command = Reaction.command(scope, event, "deleteContactTag");
        String name = event.getJsonObject("data").getString("name");
        boolean more = !tags.isNamed(scope, name);
        for (int round = 0; more && round < ROUNDS_MAX; round++) {
            List<String> carriers = contacts.carriers(scope, name);
            carriers.forEach(id -> takeOff(command, id, name));
            more = carriers.size() == Find.MAX;
        }
    }

    private void takeOff(Command command, String contactId, String name) {
        try {
            contacts.change(command, contactId, contact -> ContactRules.untag(contact, name, clock.instant()));
        } catch (RefusedException gone) {
            if (gone.problem().code() != ProblemCode.NOT_FOUND) {
                throw gone;
            }
        }
    }
}
