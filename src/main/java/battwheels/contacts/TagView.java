package battwheels.contacts;

import org.jspecify.annotations.Nullable;

/** A tag as clients see it. */
record TagView(String tagId, String name, @Nullable String color, long contactCount) {
    static TagView of(Tag tag, long contactCount) {
        return new TagView(tag.tagId(), tag.name(), tag.color(), contactCount);
    }
}
