package battwheels.events;

import java.nio.file.Files;

/** Many kills of {@link KilledServers}; ends with 1 when something acknowledged was lost. */
final class KillsSoak {
    private KillsSoak() {}

    /** @param arguments kills */
    public static void main(String[] arguments) throws Exception {
        int kills = Integer.parseInt(arguments[0]);
        try (KilledServers servers = new KilledServers(Files.createTempDirectory("battwheels-kills"))) {
            System.out.printf(
                    "%,d kills, %,d tickets acknowledged, all told once and heard%n", kills, servers.run(kills));
        } catch (AssertionError lost) {
            System.out.println(lost.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }
}
