package battwheels.concurrency;

import battwheels.fixtures.CuttingProxy;
import battwheels.fixtures.TestServer;
import battwheels.isolation.PassingCalls;

/** What {@code scripts/soak repeats} runs: how often each call is sent, and a seed for the cuts. */
final class RepeatsSoak {
    private RepeatsSoak() {}

    public static void main(String[] arguments) throws Exception {
        int repeats = Integer.parseInt(arguments[0]);
        try (TestServer server = PassingCalls.prepared(new TestServer()).start();
                CuttingProxy proxy = CuttingProxy.before(server.url(), Long.parseLong(arguments[1]))) {
            RepeatedCalls.Outcome outcome = RepeatedCalls.of(server, proxy).each(repeats);
            outcome.faults().forEach(System.out::println);
            System.out.println(outcome);
            boolean once = outcome.eventsOfRepeated().equals(outcome.eventsOfSingle());
            if (!once) {
                System.out.println("once: " + outcome.eventsOfSingle() + ", repeated: " + outcome.eventsOfRepeated());
            }
            System.exit(once && outcome.faults().isEmpty() ? 0 : 1);
        }
    }
}
