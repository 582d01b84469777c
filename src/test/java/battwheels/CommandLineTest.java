package battwheels;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.CommandLine.KeyTask;
import battwheels.CommandLine.Part;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @Test
    void aProcessPlaysEveryPartUnlessTold() {
        assertThat(CommandLine.parse(List.of())).isEqualTo(new CommandLine.Start(Part.ALL));
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void aPartIsNamedAfterRole(Part part) {
        assertThat(CommandLine.parse(List.of("--role", part.written()))).isEqualTo(new CommandLine.Start(part));
        assertThat(CommandLine.parse(List.of("--role=" + part.written()))).isEqualTo(new CommandLine.Start(part));
    }

    @Test
    void keysAreProvisionedAndRotatedByATaskOfTheirOwn() {
        assertThat(CommandLine.parse(List.of("--provision-keys"))).isEqualTo(KeyTask.PROVISION);
        assertThat(CommandLine.parse(List.of("--rotate-keys"))).isEqualTo(KeyTask.ROTATE);
    }

    @Test
    void anOrganizationMovesInOnlyWhenToldToApply() {
        assertThat(CommandLine.parse(List.of("--import-legacy", "dump", "org_old", "org_new")))
                .isEqualTo(new CommandLine.MoveIn("dump", "org_old", "org_new", false));
        assertThat(CommandLine.parse(List.of("--import-legacy", "dump", "org_old", "org_new", "--apply")))
                .isEqualTo(new CommandLine.MoveIn("dump", "org_old", "org_new", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--role",
                "--role=",
                "--role API",
                "--role everything",
                "--port 8080",
                "--role api extra",
                "--rotate-keys now",
                "--import-legacy dump org_old",
                "--import-legacy dump org_old org_new --aply"
            })
    void anythingElseIsRefusedWithTheUsage(String arguments) {
        assertThat(CommandLine.parse(List.of(arguments.split(" "))))
                .isInstanceOfSatisfying(
                        CommandLine.Refused.class,
                        refused -> assertThat(refused.message()).contains("scripts/run [--role api|worker|store|all]"));
    }
}
