package battwheels.platform.bus;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The operations of one domain: the contract's names bound to the domain's methods. */
public final class Operations {
    private final Map<String, Function<Command, Reply>> bound = new HashMap<>();
    private final Map<String, Function<Command, Reply>> internal = new HashMap<>();

    /** Binds an operation of the contract. */
    public Operations on(String operationId, Function<Command, Reply> method) {
        return put(bound, operationId, method);
    }

    /** Answers a question that other domains ask on the bus; no client can reach it. */
    public Operations inside(String question, Function<Command, Reply> method) {
        return put(internal, question, method);
    }

    /** The contract operations bound here. */
    public Set<String> operationIds() {
        return Set.copyOf(bound.keySet());
    }

    Function<Command, Reply> find(String operationId) {
        Function<Command, Reply> method = bound.getOrDefault(operationId, internal.get(operationId));
        if (method == null) {
            throw new IllegalStateException("nothing is bound to " + operationId);
        }
        return method;
    }

    private Operations put(Map<String, Function<Command, Reply>> map, String name, Function<Command, Reply> method) {
        if (bound.containsKey(name) || internal.putIfAbsent(name, method) != null) {
            throw new IllegalStateException(name + " is bound twice");
        }
        internal.remove(name);
        map.put(name, method);
        return this;
    }
}
