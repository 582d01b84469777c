# shellcheck shell=bash
# Sourced by soak and bench: one program a name, in a folder beside the script. Needs ROOT and FOLDER.

named_list() {
    local each
    for each in "$FOLDER"/*; do
        if [ -f "$each" ] && [ -x "$each" ]; then
            printf '  %-14s %s\n' "$(basename "$each")" "$(sed -n '2s/^# *//p' "$each")"
        fi
    done
}

# Runs program $1 for at most 60 minutes, in the folder of its own where it keeps what it needs to go on next time.
named_run() {
    local name=$1 code=0
    shift
    if [ ! -x "$FOLDER/$name" ]; then
        printf 'There is no %s. There are:\n' "$name" >&2
        named_list >&2
        return 2
    fi
    BATTWHEELS_SOAK_DIR=$ROOT/target/$(basename "$FOLDER" .d)/$name
    export BATTWHEELS_SOAK_DIR
    mkdir -p "$BATTWHEELS_SOAK_DIR"
    printf '=== %s\n' "$name"
    if command -v timeout >/dev/null; then
        timeout --kill-after=30s 60m "$FOLDER/$name" "$@" || code=$?
    else
        "$FOLDER/$name" "$@" || code=$?
    fi
    if [ "$code" -eq 124 ]; then
        printf '=== %s reached its 60 minutes; run it again to go on\n' "$name"
    fi
    return "$code"
}

# With a name: that one. Without: each in turn, going on after a failure.
named_main() {
    local each code=0
    case ${1:-} in
        -h | --help | --list)
            named_list
            return 0
            ;;
        '')
            for each in "$FOLDER"/*; do
                if [ -x "$each" ]; then
                    named_run "$(basename "$each")" || code=$?
                fi
            done
            return "$code"
            ;;
        *)
            named_run "$@"
            ;;
    esac
}
