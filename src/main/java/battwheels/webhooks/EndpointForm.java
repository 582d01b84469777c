package battwheels.webhooks;

import battwheels.platform.bus.RefusedException;
import battwheels.platform.outgoing.OutgoingCalls;
import battwheels.platform.problem.Problem;
import battwheels.platform.streams.Vocabulary;
import battwheels.platform.tenancy.Grants;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of an endpoint; null where nothing is said.
 *
 * @param status enabled or disabled
 */
record EndpointForm(
        @Nullable String name,
        @Nullable String url,
        @Nullable List<String> eventTypes,
        @Nullable EndpointStatus status) {

    String nameOr(String before) {
        return Optional.ofNullable(name).map(String::strip).orElse(before);
    }

    String urlOr(String before) {
        return Optional.ofNullable(url).orElse(before);
    }

    List<String> typesOr(List<String> before) {
        return Optional.ofNullable(eventTypes)
                .map(types -> types.stream().distinct().sorted().toList())
                .orElse(before);
    }

    /** Ends the command with 422 for an address that may not be called, or a type that there is none of or not for one. */
    void judge(OutgoingCalls calls, Vocabulary vocabulary, Grants asker) {
        Optional.ofNullable(url).flatMap(calls::objection).ifPresent(fix -> {
            throw new RefusedException(Problem.invalid("/url", "url " + fix + "."));
        });
        List<String> types = typesOr(List.of());
        types.stream()
                .filter(type -> !vocabulary.isVisible(type, asker))
                .findFirst()
                .ifPresent(type -> {
                    throw new RefusedException(Problem.invalid(
                            "/event_types",
                            "event_types must name kinds of events you may see; GET /api/v1/events/types lists them."));
                });
    }
}
