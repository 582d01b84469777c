package battwheels;

/** Starts a server: reads its configuration, opens its engines, deploys one verticle per domain. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {}
}
