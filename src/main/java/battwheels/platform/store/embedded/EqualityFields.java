package battwheels.platform.store.embedded;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Top-level string fields by which the embedded document store finds documents without reading the whole collection.
 *
 * @param everywhere fields of every collection
 * @param byCollection further fields of one collection, by its name
 */
public record EqualityFields(List<String> everywhere, Map<String, List<String>> byCollection) {

    public EqualityFields {
        everywhere = List.copyOf(everywhere);
        byCollection = Map.copyOf(byCollection);
        Stream.concat(everywhere.stream(), byCollection.values().stream().flatMap(List::stream))
                .forEach(EqualityFields::requireTopLevel);
    }

    /**
     * What the platform asks for: the organization, the organizations of a user, the pieces of a file, the pages of an
     * import, a history, unfinished jobs apart from the many finished ones, and untold entries of books from the many told.
     */
    public static EqualityFields standard() {
        return new EqualityFields(
                List.of("organization_id"),
                Map.of(
                        "memberships", List.of("user_id"),
                        "blob_chunks", List.of("blob_id"),
                        "import_pages", List.of("import_id"),
                        "event_log", List.of("aggregateid"),
                        "jobs", List.of("unfinished"),
                        "journal_entries", List.of("untold")));
    }

    List<String> of(String collection) {
        // The first one that a filter names is used: those of one collection leave fewer documents.
        return Stream.concat(byCollection.getOrDefault(collection, List.of()).stream(), everywhere.stream())
                .distinct()
                .toList();
    }

    private static void requireTopLevel(String field) {
        if (field.isEmpty() || field.contains(".") || field.startsWith("$")) {
            throw new IllegalArgumentException("not a top-level field: '" + field + "'");
        }
    }
}
