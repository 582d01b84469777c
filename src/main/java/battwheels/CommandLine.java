package battwheels;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a process was asked to be: {@code --role api|worker|store|all}, all when nothing is said. */
sealed interface CommandLine {

    /** The parts a process can play. */
    enum Part {
        API,
        WORKER,
        STORE,
        ALL;

        String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Start(Part part) implements CommandLine {}

    record Refused(String message) implements CommandLine {}

    static CommandLine parse(List<String> arguments) {
        return switch (arguments.size()) {
            case 0 -> new Start(Part.ALL);
            case 1 ->
                arguments.getFirst().startsWith("--role=")
                        ? role(arguments.getFirst().substring("--role=".length()))
                        : refused("'" + arguments.getFirst() + "' is no argument of this server");
            case 2 ->
                arguments.getFirst().equals("--role")
                        ? role(arguments.getLast())
                        : refused("'" + String.join(" ", arguments) + "' is no argument of this server");
            default -> refused("there are " + arguments.size() + " arguments");
        };
    }

    private static CommandLine role(String written) {
        return Stream.of(Part.values())
                .filter(part -> part.written().equals(written))
                .findFirst()
                .<CommandLine>map(Start::new)
                .orElseGet(() -> refused("there is no role '" + written + "'"));
    }

    private static Refused refused(String fault) {
        var parts = Stream.of(Part.values()).map(Part::written).collect(Collectors.joining("|"));
        return new Refused(fault + "; usage: scripts/run [--role " + parts + "]");
    }
}
