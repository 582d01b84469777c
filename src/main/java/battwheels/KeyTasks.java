package battwheels;

import battwheels.CommandLine.KeyTask;
import battwheels.platform.config.Configuration;
import battwheels.platform.identity.KeyRing;
import battwheels.platform.identity.KeyTiming;
import java.time.Clock;

/** What an operator does about keys beside a running installation, or before its first start. */
final class KeyTasks {
    private KeyTasks() {}

    /**
     * Does the task and tells what came of it.
     *
     * @throws IllegalStateException when the key folder does not allow it; the message says why
     */
    static String perform(KeyTask task, Configuration configuration) {
        var folder = configuration.keys().dir();
        return switch (task) {
            case PROVISION -> {
                KeyRing.provision(folder, Clock.systemUTC());
                yield "Made the keys of a new installation in " + folder + ". Keep a copy of the folder: without its"
                        + " sealing keys, sealed secrets are lost. Servers find it by BATTWHEELS_KEYS_DIR.";
            }
            case ROTATE -> {
                KeyTiming timing = KeyTiming.forTokensOf(configuration.tokens().lifetime());
                KeyRing ring = KeyRing.open(folder, configuration.keys().mayGenerate(), timing, Clock.systemUTC());
                String signing = ring.rotate();
                String sealing = ring.rotateSealing();
                yield "Added the signing key " + signing + " and the sealing key " + sealing + " to " + folder
                        + ". Running servers take them up within "
                        + timing.reread().toSeconds()
                        + " s and use them after " + timing.settling().toSeconds() + " s.";
            }
        };
    }
}
