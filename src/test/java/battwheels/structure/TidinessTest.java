package battwheels.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Small files, small methods, nothing put off. The bounds are a nudge: most of the source is far below them. */
class TidinessTest {
    private static final int FILE_LINES = 400;
    private static final int METHOD_LINES = 60;
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TEST = Path.of("src/test/java");

    /** Split, so that this file does not find itself. */
    private static final Pattern PUT_OFF = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX|HA" + "CK)\\b");

    private static List<Path> sources(Path... roots) throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path root : roots) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
            }
        }
        return all;
    }

    @Test
    void noFileIsLong() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources(MAIN, TEST)) {
            int lines = Files.readAllLines(file).size();
            if (lines > FILE_LINES) {
                tooLong.add(file + " has " + lines + " lines");
            }
        }

        assertThat(tooLong).as("files over %d lines", FILE_LINES).isEmpty();
    }

    @Test
    void noMethodIsLong() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    problem -> {},
                    List.of("--release", "25"),
                    null,
                    files.getJavaFileObjectsFromPaths(sources(MAIN, TEST)));
            LongMethods longMethods = new LongMethods(Trees.instance(task).getSourcePositions());
            for (CompilationUnitTree unit : task.parse()) {
                longMethods.scan(unit, unit);
            }

            assertThat(longMethods.found)
                    .as("methods over %d lines", METHOD_LINES)
                    .isEmpty();
        }
    }

    private static final class LongMethods extends TreeScanner<@Nullable Void, CompilationUnitTree> {
        final List<String> found = new ArrayList<>();
        private final SourcePositions positions;

        LongMethods(SourcePositions positions) {
            this.positions = positions;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, CompilationUnitTree unit) {
            if (method.getBody() != null) {
                long first = line(unit, positions.getStartPosition(unit, method.getBody()));
                long last = line(unit, positions.getEndPosition(unit, method.getBody()));
                if (last - first + 1 > METHOD_LINES) {
                    found.add(unit.getSourceFile().getName() + ":" + first + " " + method.getName() + " has "
                            + (last - first + 1) + " lines");
                }
            }
            return super.visitMethod(method, unit);
        }

        private static long line(CompilationUnitTree unit, long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }

    @Test
    void everyPackageSaysWhatItIs() throws IOException {
        Set<Path> packages =
                sources(MAIN, TEST).stream().map(TidinessTest::packageOf).collect(Collectors.toSet());

        assertThat(packages)
                .allMatch(each -> Files.exists(MAIN.resolve(each).resolve("package-info.java"))
                        || Files.exists(TEST.resolve(each).resolve("package-info.java")));
    }

    private static Path packageOf(Path source) {
        return MAIN.relativize(source.getParent()).startsWith("..")
                ? TEST.relativize(source.getParent())
                : MAIN.relativize(source.getParent());
    }

    @Test
    void nothingIsPutOffInAComment() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : sources(MAIN, TEST)) {
            for (String line : Files.readAllLines(file)) {
                if (PUT_OFF.matcher(line).find()) {
                    found.add(file + ": " + line.strip());
                }
            }
        }

        assertThat(found).isEmpty();
    }
}
