package battwheels.isolation;

/** Makes, each time anew and over HTTP, what a call is about, and fills the call in so that it succeeds. */
@FunctionalInterface
public interface Recipe {
    /** @param call the operation with its example body, canaries planted */
    Call fill(Shop shop, Call call);
}
