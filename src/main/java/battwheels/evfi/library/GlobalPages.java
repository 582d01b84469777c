package battwheels.evfi.library;

import battwheels.evfi.card.FailureCard;
import battwheels.evfi.card.KnownCard;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Query;
import battwheels.platform.outbox.Times;
import battwheels.platform.paging.PageQuery;
import battwheels.platform.paging.Position;
import battwheels.platform.paging.Slice;
import battwheels.platform.paging.SortOrder;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The list of the library: filtered, sorted and paged as the organization's own cards are, but in memory. */
public final class GlobalPages {
    private GlobalPages() {}

    public static Slice<KnownCard> of(Collection<FailureCard> cards, Command command) {
        PageQuery page = command.page();
        List<FailureCard> matching =
                cards.stream().filter(asked(command.query())).toList();
        return paged(matching, page, card -> new Position(sortValue(card, page.sortBy()), card.failureId()))
                .map(KnownCard.OfAll::new);
    }

    /** A page of what is held in memory, in the order of the positions. */
    public static <T> Slice<T> paged(List<T> all, PageQuery page, Function<T, Position> position) {
        Comparator<Position> order = Comparator.comparing((Position place) -> String.valueOf(place.sortValue()))
                .thenComparing(Position::id);
        Comparator<Position> asked = page.order() == SortOrder.ASC ? order : order.reversed();
        List<T> fetched = all.stream()
                .sorted(Comparator.comparing(position, asked))
                .filter(each -> page.after() == null || asked.compare(position.apply(each), page.after()) > 0)
                .skip(page.skip())
                .limit(page.fetch())
                .toList();
        return Slice.of(page, fetched, all.size(), position);
    }

    private static String sortValue(FailureCard card, String sortBy) {
        return switch (sortBy) {
            case "title" -> card.title().toLowerCase(Locale.ROOT);
            case "updated_at" -> Times.text(card.provenance().updatedAt());
            default -> Times.text(card.provenance().createdAt());
        };
    }

    private static Predicate<FailureCard> asked(Query query) {
        return card -> is(query, "status", card.status().wireName())
                && is(query, "subsystem", card.subsystemCategory().wireName())
                && is(
                        query,
                        "source_type",
                        card.provenance().sourceType().name().toLowerCase(Locale.ROOT))
                && atLeast(query, "min_confidence", card.metrics().confidenceScore())
                && atLeast(query, "min_effectiveness", card.metrics().effectivenessScore())
                && query.text("search").map(text -> contains(card, text)).orElse(true);
    }

    private static boolean is(Query query, String name, String value) {
        return query.text(name).map(value::equals).orElse(true);
    }

    private static boolean atLeast(Query query, String name, BigDecimal score) {
        return query.text(name)
                .map(least -> score.compareTo(new BigDecimal(least)) >= 0)
                .orElse(true);
    }

    private static boolean contains(FailureCard card, String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return Stream.concat(
                        Stream.of(
                                card.title(),
                                card.description(),
                                card.signs().symptomText(),
                                card.cause().rootCause()),
                        Stream.concat(card.signs().errorCodes().stream(), card.keywords().stream()))
                .filter(Objects::nonNull)
                .anyMatch(each -> each.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
