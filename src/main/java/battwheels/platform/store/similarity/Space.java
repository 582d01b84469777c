package battwheels.platform.store.similarity;

import java.util.regex.Pattern;

/**
 * One closed room of vectors: whose, and of which model. Nothing is ever found across rooms.
 *
 * @param namespace an organization's id, or {@link #GLOBAL}
 * @param model key of the model whose vectors it holds
 */
public record Space(String namespace, String model) {
    public static final String GLOBAL = "global";
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,80}");

    public Space {
        if (!NAME.matcher(namespace).matches() || !NAME.matcher(model).matches()) {
            throw new IllegalArgumentException("not a space: " + namespace + ", " + model);
        }
    }
}
