# shellcheck shell=bash
# Sourced by the other scripts: finds a JDK 25 or newer and Maven, or says exactly what to install.
# Afterwards JAVA_HOME is exported, and require_maven sets MVN.

readonly JAVA_LEAST=25

# The major version of the JDK in folder $1, empty if there is none. A JDK has a compiler, a bare JRE does not count.
jdk_major() {
    local home=$1 version=''
    if [ ! -x "$home/bin/java" ] || [ ! -x "$home/bin/javac" ]; then
        return 0
    fi
    if [ -r "$home/release" ]; then
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
    fi
    if [ -z "$version" ]; then
        version=$("$home/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
    fi
    printf '%s' "$version"
}

# The folder of the java on PATH, links followed.
java_home_on_path() {
    local java
    java=$(command -v java) || return 0
    java=$(readlink -f "$java" 2>/dev/null) || return 0
    dirname "$(dirname "$java")"
}

# Every place a JDK usually lies in, one a line, the most wanted first.
java_candidates() {
    local each
    printf '%s\n' "${JAVA_HOME:-}"
    java_home_on_path
    for each in /usr/lib/jvm/* /usr/local/lib/jvm/* /usr/java/* /opt/* /opt/*/* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        printf '%s\n' "$each"
    done
}

find_java() {
    local home major
    while IFS= read -r home; do
        if [ -n "$home" ]; then
            major=$(jdk_major "$home")
            if [ -n "$major" ] && [ "$major" -ge "$JAVA_LEAST" ]; then
                printf '%s' "$home"
                return 0
            fi
        fi
    done < <(java_candidates)
    return 1
}

require_java() {
    local home
    if ! home=$(find_java); then
        cat >&2 <<'TEXT'
Battwheels OS needs a JDK 25 or newer, and none was found (looked at JAVA_HOME, PATH, /usr/lib/jvm, /opt, ~/.sdkman
and the other usual folders). Install one of:
  Temurin 25            https://adoptium.net/temurin/releases/?version=25   (unpack it to /opt)
  SDKMAN                sdk install java 25-tem
  macOS                 brew install --cask temurin@25
or point JAVA_HOME at one you have, then run this again.
TEXT
        exit 2
    fi
    export JAVA_HOME=$home
    # Maven's own libraries make a newer JDK print warnings that nobody here can act on.
    export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
}

require_maven() {
    local each
    MVN=$(command -v mvn || true)
    for each in "${MAVEN_HOME:-/nowhere}/bin/mvn" /usr/share/maven/bin/mvn /opt/*maven*/bin/mvn \
        "$HOME"/.sdkman/candidates/maven/current/bin/mvn /opt/homebrew/bin/mvn; do
        if [ -z "$MVN" ] && [ -x "$each" ]; then
            MVN=$each
        fi
    done
    if [ -z "$MVN" ]; then
        cat >&2 <<'TEXT'
Battwheels OS is built with Maven 3.8 or newer, and no mvn was found. Install it:
  Debian, Ubuntu        apt-get install maven
  macOS                 brew install maven
  SDKMAN                sdk install maven
then run this again.
TEXT
        exit 2
    fi
}

require_java
