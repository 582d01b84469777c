package battwheels.platform.config;

import java.util.ArrayList;
import java.util.List;

/** What profile {@code production} refuses unless told: engines that live in this process, and CORS for everybody. */
final class ProductionRules {
    private ProductionRules() {}

    static List<Fault> faults(Configuration configuration) {
        var faults = new ArrayList<Fault>();
        if (configuration.profile() == Profile.PRODUCTION) {
            addEmbeddedEngines(configuration, faults);
            addOpenCors(configuration, faults);
            addGeneratedKeys(configuration, faults);
            addCheapHashes(configuration, faults);
            addLoopback(configuration, faults);
        }
        return faults;
    }

    private static void addEmbeddedEngines(Configuration configuration, List<Fault> faults) {
        if (configuration.production().allowEmbeddedEngines()) {
            return;
        }
        addEmbedded("mongo.url", "mongodb://", configuration.mongo().engine(), faults);
        addEmbedded("redis.url", "redis://", configuration.redis().engine(), faults);
        addEmbedded("weaviate.url", "http://", configuration.weaviate().engine(), faults);
    }

    private static void addEmbedded(String key, String scheme, Engine engine, List<Fault> faults) {
        if (engine.isEmbedded()) {
            faults.add(new Fault(
                    key,
                    "is 'embedded', which profile production refuses",
                    "give a " + scheme + " URL, or set production.allow_embedded_engines to true"));
        }
    }

    private static void addOpenCors(Configuration configuration, List<Fault> faults) {
        if (configuration.cors().open() && !configuration.production().allowOpenCors()) {
            faults.add(new Fault(
                    "cors.origins",
                    "is open to every origin (*), which profile production refuses",
                    "list the origins of your pages, or set production.allow_open_cors to true"));
        }
    }

    private static void addCheapHashes(Configuration configuration, List<Fault> faults) {
        if (configuration.passwords().memoryKib() < Configuration.Passwords.RECOMMENDED_KIB) {
            faults.add(new Fault(
                    "passwords.memory_kib",
                    "makes passwords cheap to guess, which profile production refuses",
                    "set it to " + Configuration.Passwords.RECOMMENDED_KIB + " or more"));
        }
    }

    private static void addLoopback(Configuration configuration, List<Fault> faults) {
        if (configuration.webhooks().allowLoopback()
                && !configuration.production().allowLoopbackWebhooks()) {
            faults.add(new Fault(
                    "webhooks.allow_loopback",
                    "is true, which profile production refuses",
                    "leave it false, or set production.allow_loopback_webhooks to true: then users reach what listens on"
                            + " this machine"));
        }
    }

    /** Keys that a server made for itself at first start; those brought along are read when the roles start. */
    private static void addGeneratedKeys(Configuration configuration, List<Fault> faults) {
        var dir = configuration.keys().dir();
        if (!configuration.keys().mayGenerate()
                && dir.startsWith(configuration.data().dir())) {
            faults.add(new Fault(
                    "keys.dir",
                    "is in the data folder, where keys are generated, which profile production refuses",
                    "name the folder of keys you made and keep, or set production.allow_generated_keys to true"));
        }
    }
}
