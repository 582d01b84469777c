package battwheels.contacts;

import battwheels.platform.bus.Query;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** By what contacts are found: the folded fields kept beside each contact, and the filters that read them. */
final class ContactSearch {
    static final String NAME = "name_folded";
    private static final String TAGS = "tags_folded";
    private static final String WORDS = "words_folded";

    private ContactSearch() {}

    /** What is kept beside a contact. Stores have no collation to rely on, so text is folded here. */
    static Map<String, Object> folded(Contact contact) {
        List<String> tags = contact.tags().stream().map(Tag::folded).toList();
        return Map.of(NAME, fold(contact.name()), TAGS, new JsonArray(tags), WORDS, words(contact));
    }

    private static String words(Contact contact) {
        Reach reach = contact.reach();
        return Stream.of(
                        contact.name(),
                        contact.companyName(),
                        reach.email(),
                        reach.phone(),
                        dialled(reach.phone()),
                        reach.mobile(),
                        dialled(reach.mobile()),
                        contact.tax().gstin())
                .filter(Objects::nonNull)
                .map(word -> fold(String.valueOf(word)))
                .collect(Collectors.joining("\n"));
    }

    private static @Nullable String dialled(@Nullable PhoneNumber number) {
        return number == null ? null : number.dialled();
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
        query.text("search").filter(text -> !text.isBlank()).ifPresent(text -> filter.put("$or", containing(text)));
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

    /** A phone number is also sought by its digits, however it was typed. */
    private static JsonArray containing(String text) {
        Stream<String> digits = PhoneNumber.objection(text) == null
                ? Stream.of(PhoneNumber.of(text).dialled())
                : Stream.empty();
        return new JsonArray(Stream.concat(Stream.of(fold(text)), digits)
                .map(ContactSearch::part)
                .toList());
    }

    private static JsonObject part(String folded) {
        return new JsonObject().put(WORDS, new JsonObject().put("$regex", Pattern.quote(folded)));
    }
}
