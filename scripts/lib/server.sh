# shellcheck shell=bash
# Sourced after java.sh by scripts that start a server: builds the jar when a source is newer, and knows how to start it.
# Needs ROOT, the project's folder.

JAR=$ROOT/target/battwheels-os.jar
AOT=$ROOT/target/battwheels.aot

jar_is_old() {
    [ ! -f "$JAR" ] || [ -n "$(find "$ROOT/src/main" "$ROOT/conf" "$ROOT/pom.xml" -newer "$JAR" -print | head -n 1)" ]
}

# What the sources are, as far as git knows; /build on the operator port tells it.
commit() {
    git -C "$ROOT" describe --always --dirty 2>/dev/null || echo unknown
}

# Two servers started at once must not build into one folder at once: the second waits and finds the jar there.
build_if_old() {
    if ! jar_is_old; then
        return 0
    fi
    require_maven
    exec 9<"$ROOT/pom.xml"
    if command -v flock >/dev/null; then
        flock 9
    fi
    if jar_is_old; then
        echo 'Building (the first time downloads the libraries) ...' >&2
        "$MVN" -q -B -ntp -Dstyle.color=never -f "$ROOT/pom.xml" -Dquick -Dmaven.test.skip=true \
            "-Dcommit=$(commit)" package >&2 9<&-
    fi
    exec 9<&-
}

# Replaces this shell by the server, so that signals reach it. The cache of loaded classes halves the start; the JVM
# goes on without it when it was made by another JDK or other flags.
exec_server() {
    set -- -jar "$JAR" "$@"
    if [ -f "$AOT" ] && [ ! "$JAR" -nt "$AOT" ]; then
        set -- "-XX:AOTCache=$AOT" -Xlog:disable -Xlog:all=error:stderr "$@"
    fi
    # BATTWHEELS_JAVA_OPTS stands last among the flags, so it wins; it is several words on purpose.
    # shellcheck disable=SC2086
    exec "$JAVA_HOME/bin/java" "@$ROOT/conf/jvm.options" ${BATTWHEELS_JAVA_OPTS:-} "$@"
}
