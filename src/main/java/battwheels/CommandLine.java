package battwheels;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a process was asked to be: {@code --role api|worker|store|all}, all when nothing is said; or the one thing it was
 * asked to do about keys.
 */
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

    /** Work on the key folder, after which the process ends. */
    enum KeyTask implements CommandLine {
        /** Makes the keys of an installation that has none. */
        PROVISION("--provision-keys"),
        /** Adds a signing and a sealing key; running servers take them up by themselves. */
        ROTATE("--rotate-keys");

        private final String argument;

        KeyTask(String argument) {
            this.argument = argument;
        }
    }

    /**
     * An organization moves in with what it had elsewhere, after which the process ends.
     *
     * @param dump folder of the dump
     * @param from id the organization had there
     * @param organization that it is here
     * @param apply false only reports
     */
    record MoveIn(String dump, String from, String organization, boolean apply) implements CommandLine {
        static final String ARGUMENT = "--import-legacy";
    }

    record Refused(String message) implements CommandLine {}

    static CommandLine parse(List<String> arguments) {
        if (arguments.size() >= 4
                && arguments.size() <= 5
                && arguments.getFirst().equals(MoveIn.ARGUMENT)) {
            return moveIn(arguments);
        }
        return switch (arguments.size()) {
            case 0 -> new Start(Part.ALL);
            case 1 -> single(arguments.getFirst());
            case 2 ->
                arguments.getFirst().equals("--role")
                        ? role(arguments.getLast())
                        : refused("'" + String.join(" ", arguments) + "' is no argument of this server");
            default -> refused("there are " + arguments.size() + " arguments");
        };
    }

    private static CommandLine moveIn(List<String> arguments) {
        boolean apply = arguments.size() == 5;
        return apply && !arguments.getLast().equals("--apply")
                ? refused("'" + arguments.getLast() + "' is not --apply")
                : new MoveIn(arguments.get(1), arguments.get(2), arguments.get(3), apply);
    }

    private static CommandLine single(String argument) {
        return argument.startsWith("--role=")
                ? role(argument.substring("--role=".length()))
                : Stream.of(KeyTask.values())
                        .filter(task -> task.argument.equals(argument))
                        .findFirst()
                        .<CommandLine>map(task -> task)
                        .orElseGet(() -> refused("'" + argument + "' is no argument of this server"));
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
        return new Refused(fault + "; usage: scripts/run [--role " + parts
                + "], scripts/run --provision-keys, or scripts/run --rotate-keys");
    }
}
