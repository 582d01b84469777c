package battwheels.platform.tenancy;

import java.util.List;

/**
 * A tenant collection as its repository declares it.
 *
 * @param name collection name
 * @param uniqueFields each makes one unique index ({@code organization_id}, field). The field is always
 *     present: the normalised value, or {@code ~} and the document's id where there is none (design rule 2)
 * @param indexedFields each makes one plain index ({@code organization_id}, fields...), comma separated
 */
public record CollectionSpec(String name, List<String> uniqueFields, List<String> indexedFields) {
    public CollectionSpec {
        PlatformCollection.refuseUnscoped(name);
        uniqueFields = List.copyOf(uniqueFields);
        indexedFields = List.copyOf(indexedFields);
    }

    public static CollectionSpec named(String name) {
        return new CollectionSpec(name, List.of(), List.of());
    }

    public CollectionSpec unique(String... fields) {
        return new CollectionSpec(name, List.of(fields), indexedFields);
    }

    public CollectionSpec indexed(String... fields) {
        return new CollectionSpec(name, uniqueFields, List.of(fields));
    }

    /** What stands in a unique field of a document that has no value of its own. */
    public static String absent(String documentId) {
        return "~" + documentId;
    }
}
