package battwheels.scripts;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** scripts/lib/java.sh among JDKs that only look like ones: a release file and two programs that do nothing. */
class JavaSearchTest {

    @TempDir
    Path folder;

    @Test
    void theNamedJdkIsTakenWhenItIsNewEnough() throws Exception {
        var named = jdk("my jdk", "25.0.1");

        assertThat(search(named)).contains("JAVA_HOME=" + named);
    }

    @Test
    void anOldNamedJdkIsPassedOver() throws Exception {
        var old = jdk("old", "17.0.15");

        assertThat(search(old)).contains("JAVA_HOME=").doesNotContain("JAVA_HOME=" + old);
    }

    @Test
    void aJdkUnderSdkmanIsFound() throws Exception {
        var managed = jdk(".sdkman/candidates/java/25-tem", "25.0.1");

        assertThat(candidates()).contains(managed.toString());
    }

    @Test
    void aRuntimeWithoutCompilerIsNoJdk() throws Exception {
        var runtime = jdk("jre", "25.0.1");
        Files.delete(runtime.resolve("bin/javac"));

        assertThat(search(runtime)).doesNotContain("JAVA_HOME=" + runtime);
    }

    @Test
    void withoutAnyJdkItSaysWhatToInstall() throws Exception {
        var output =
                bash("java_candidates() { :; }; ", "source <(sed '/^java_candidates()/,/^}/d' scripts/lib/java.sh)");

        assertThat(output).contains("needs a JDK 25", "sdk install java", "exit 2");
    }

    private String search(Path javaHome) throws Exception {
        return bash("JAVA_HOME='" + javaHome + "'; ", ". scripts/lib/java.sh; echo \"JAVA_HOME=$JAVA_HOME\"");
    }

    private String candidates() throws Exception {
        return bash("", ". scripts/lib/java.sh; java_candidates");
    }

    private String bash(String before, String script) throws Exception {
        var wrapped = before + "(set -euo pipefail; " + script + "); echo exit $?";
        var builder = new ProcessBuilder("bash", "-c", wrapped).redirectErrorStream(true);
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, SECONDS)).isTrue();
        return output;
    }

    private Path jdk(String name, String version) throws IOException {
        var home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        for (var program : new String[] {"java", "javac"}) {
            assertThat(Files.createFile(home.resolve("bin").resolve(program))
                            .toFile()
                            .setExecutable(true))
                    .isTrue();
        }
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }
}
