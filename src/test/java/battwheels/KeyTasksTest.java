package battwheels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import battwheels.CommandLine.KeyTask;
import battwheels.platform.config.Configuration;
import battwheels.platform.config.Loaded;
import battwheels.platform.identity.KeyRing;
import battwheels.platform.identity.KeyTiming;
import battwheels.platform.tenancy.OrganizationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does in profile production, from an empty folder to a rotation. */
class KeyTasksTest {
    private static final KeyTiming TIMING = KeyTiming.forTokensOf(Duration.ofHours(168));
    private static final OrganizationId WORKSHOP = new OrganizationId("org_0123456789ab");

    @TempDir
    Path parent;

    @Test
    void productionStartsWithProvisionedKeysAndNotWithout() {
        assertThatThrownBy(this::productionRing).hasMessageContaining("scripts/run --provision-keys");

        assertThat(KeyTasks.perform(KeyTask.PROVISION, production())).contains(folder().toString());

        assertThat(productionRing().wasGenerated()).isFalse();
    }

    @Test
    void keysThatAreThereAreNotProvisionedAgain() {
        KeyTasks.perform(KeyTask.PROVISION, production());

        assertThatThrownBy(() -> KeyTasks.perform(KeyTask.PROVISION, production()))
                .hasMessageContaining("holds keys already");
    }

    @Test
    void aRotationAddsKeysAndLosesNoSecret() throws IOException {
        KeyTasks.perform(KeyTask.PROVISION, production());
        byte[] sealed = productionRing().sealer().of(WORKSHOP).seal(new byte[] {7}, new byte[] {1});

        KeyTasks.perform(KeyTask.ROTATE, production());

        try (Stream<Path> files = Files.list(folder())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(name -> name.startsWith("s"))
                    .hasSize(4);
        }
        assertThat(productionRing().sealer().of(WORKSHOP).open(sealed, new byte[] {1}))
                .hasValue(new byte[] {7});
    }

    private KeyRing productionRing() {
        return KeyRing.open(folder(), production().keys().mayGenerate(), TIMING, InstantSource.system());
    }

    private Path folder() {
        return parent.resolve("keys");
    }

    private Configuration production() {
        return switch (Configuration.load(Map.of(
                "BATTWHEELS_PROFILE",
                "production",
                "BATTWHEELS_KEYS_DIR",
                folder().toString(),
                "BATTWHEELS_DATA_DIR",
                parent.resolve("data").toString(),
                "BATTWHEELS_PRODUCTION_ALLOW_EMBEDDED_ENGINES",
                "true"))) {
            case Loaded.Ready ready -> ready.configuration();
            case Loaded.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }
}
