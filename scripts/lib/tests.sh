# shellcheck shell=bash
# Sourced after java.sh by programs that live beside the tests: builds them and finds their libraries. Needs ROOT.

# Sets CLASSES, the class path of the tests.
test_classes() {
    require_maven
    "$MVN" -q -B -ntp -Dstyle.color=never -f "$ROOT/pom.xml" -Dquick -DskipAot test-compile \
        dependency:build-classpath -Dmdep.includeScope=test "-Dmdep.outputFile=$ROOT/target/test-classpath.txt" >&2
    CLASSES=$ROOT/target/test-classes:$ROOT/target/classes:$(cat "$ROOT/target/test-classpath.txt")
}

# Runs the main class $1 of the tests, from the project's folder.
run_test_class() {
    cd "$ROOT"
    "$JAVA_HOME/bin/java" -Xmx512m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
        -cp "$CLASSES" "$@"
}
