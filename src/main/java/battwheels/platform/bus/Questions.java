package battwheels.platform.bus;

import battwheels.platform.problem.ProblemCode;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What a domain asks of another while it works on a command, inside the same organization. Blocks; use it on a virtual
 * thread.
 */
public final class Questions {
    private final BiFunction<String, Command, Future<Reply>> channels;

    public Questions(TenantChannels channels) {
        this(channels::ask);
    }

    /** @param channels sends a command to the domain named, from inside another command; never fails */
    public Questions(BiFunction<String, Command, Future<Reply>> channels) {
        this.channels = channels;
    }

    /**
     * The answer, or empty when there is nothing under that id. Any other refusal ends the command with it.
     *
     * @param question name of the other domain, a dot, and what is asked: {@code contacts.describe}
     * @param path what it is asked about, by name
     */
    public <T> Optional<T> find(Scope scope, String question, Map<String, String> path, Class<T> answer) {
        return answered(Command.inside(scope, question, path), answer);
    }

    /** As {@link #get}, with a record to be asked about: a request to do something, or a question with many parts. */
    public <T> T ask(Scope scope, String question, Object about, Class<T> answer) {
        return answered(Command.asking(scope, question, about), answer)
                .orElseThrow(() -> new IllegalStateException(question + " was not answered"));
    }

    private <T> Optional<T> answered(Command command, Class<T> answer) {
        String question = command.operationId();
        String domain = question.substring(0, question.indexOf('.'));
        Reply reply = channels.apply(domain, command).await();
        return switch (reply) {
            case Reply.Plain(Object body) -> Optional.of(answer.cast(body));
            case Reply.Refused(var problem) when problem.code() == ProblemCode.NOT_FOUND -> Optional.empty();
            case Reply.Refused(var problem) -> throw new RefusedException(problem);
            default -> throw new IllegalStateException(question + " was answered with " + reply);
        };
    }

    /** As {@link #find}, of a question that always has an answer. */
    public <T> T get(Scope scope, String question, Map<String, String> path, Class<T> answer) {
        return find(scope, question, path, answer)
                .orElseThrow(() -> new IllegalStateException(question + " was not answered"));
    }
}
