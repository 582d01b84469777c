package battwheels.evfi;

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
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The list of the library: filtered, sorted and paged as the organization's own cards are, but in memory. */
final class GlobalPages {
    private GlobalPages() {}

    static Slice<KnownCard> of(Collection<FailureCard> cards, Command command) {
        PageQuery page = command.page();
        Comparator<FailureCard> byId = Comparator.comparing(FailureCard::failureId);
        Comparator<FailureCard> order = Comparator.comparing((FailureCard card) -> sortValue(card, page.sortBy()))
                .thenComparing(byId);
        Comparator<FailureCard> asked = page.order() == SortOrder.ASC ? order : order.reversed();
        List<FailureCard> matching =
                cards.stream().filter(asked(command.query())).sorted(asked).toList();
        List<FailureCard> fetched = matching.stream()
                .filter(card -> page.after() == null || isAfter(card, page, page.after()))
                .skip(page.skip())
                .limit(page.fetch())
                .toList();
        return Slice.of(
                        page,
                        fetched,
                        matching.size(),
                        card -> new Position(sortValue(card, page.sortBy()), card.failureId()))
                .map(KnownCard.OfAll::new);
    }

    private static boolean isAfter(FailureCard card, PageQuery page, Position place) {
        int compared = sortValue(card, page.sortBy()).compareTo(String.valueOf(place.sortValue()));
        int difference = compared != 0 ? compared : card.failureId().compareTo(place.id());
        return page.order() == SortOrder.ASC ? difference > 0 : difference < 0;
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
