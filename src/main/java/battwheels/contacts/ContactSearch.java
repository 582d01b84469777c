package battwheels.contacts;

import battwheels.platform.bus.Query;
import battwheels.platform.search.SearchWords;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** By what contacts are found: the folded fields kept beside each contact, and the filters that read them. */
final class ContactSearch {
    static final String NAME = "name_folded";
    private static final String TAGS = "tags_folded";

    private ContactSearch() {}

    /** What is kept beside a contact. Stores have no collation to rely on, so text is folded here. */
    static Map<String, Object> folded(Contact contact) {
        List<String> tags = contact.tags().stream().map(Tag::folded).toList();
        return Map.of(NAME, fold(contact.name()), TAGS, new JsonArray(tags), SearchWords.FIELD, words(contact));
    }

    private static JsonArray words(Contact contact) {
        Reach reach = contact.reach();
        Stream<@Nullable Object> texts = Stream.of(
                contact.name(),
                contact.companyName(),
                reach.email(),
                reach.phone(),
                reach.mobile(),
                contact.tax().gstin());
        Stream<String> numbers =
                Stream.of(reach.phone(), reach.mobile()).flatMap(number -> SearchWords.dialled(text(number)));
        return SearchWords.of(Stream.concat(texts.map(ContactSearch::text), numbers));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** The filter of {@code listContacts}. */
    static JsonObject filter(Query query) {
        JsonObject filter = new JsonObject();
        query.text("contact_type").ifPresent(type -> filter.put("contact_type", type(type)));
        query.text("status")
                .filter(status -> !status.equals("all"))
                .ifPresent(status -> filter.put("is_active", status.equals("active")));
        query.text("gst_treatment").ifPresent(treatment -> filter.put("gst_treatment", treatment));
        query.text("tag").ifPresent(tag -> filter.mergeIn(carrying(tag)));
        query.text("search")
                .filter(text -> !text.isBlank())
                .ifPresent(text -> filter.mergeIn(SearchWords.beginningWith(text)));
        return filter;
    }

    /** Those who carry the tag of this name. */
    static JsonObject carrying(String tag) {
        return new JsonObject().put(TAGS, Tag.folded(tag));
    }

    /** Stages that count the carriers of each of these tags; rows are {@code {_id: folded name, count}}. */
    static JsonArray carriersOf(List<String> tags) {
        JsonObject asked = new JsonObject()
                .put(
                        TAGS,
                        new JsonObject()
                                .put(
                                        "$in",
                                        new JsonArray(tags.stream()
                                                .map(ContactSearch::fold)
                                                .toList())));
        return new JsonArray()
                .add(new JsonObject().put("$match", asked))
                .add(new JsonObject().put("$unwind", "$" + TAGS))
                .add(new JsonObject().put("$match", asked))
                .add(new JsonObject()
                        .put(
                                "$group",
                                new JsonObject().put("_id", "$" + TAGS).put("count", new JsonObject().put("$sum", 1))));
    }

    private static Object type(String asked) {
        boolean both = asked.equals("both");
        return both
                ? asked
                : new JsonObject().put("$in", new JsonArray().add(asked).add("both"));
    }
}
