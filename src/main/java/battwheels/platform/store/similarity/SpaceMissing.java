package battwheels.platform.store.similarity;

/** There is no such space, or what is left of it cannot be read: it has to be built from the documents again. */
public final class SpaceMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SpaceMissing(Space space) {
        super("no readable index " + space.namespace() + " of " + space.model(), null, false, false);
    }
}
