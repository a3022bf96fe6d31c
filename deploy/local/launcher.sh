# shellcheck shell=bash
# What up, down and restart have in common. Sourced by them; does nothing by itself.

here="$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd -P "$here/../.." && pwd)"

fail() {
    echo "$*" >&2
    exit 1
}

# Without this, bash goes on after Ctrl-C if the command of that moment took the signal for itself, as a JVM does.
child=""
end() {
    [[ -z $child ]] || kill "$child" 2>/dev/null || true
    exit "$1"
}
trap 'end 130' INT
trap 'end 143' TERM

# Sets $data, the folder for everything that outlives a run, as an absolute path.
find_data() {
    local wanted="${ONRAMP_LOCAL_DATA:-$root/.data}"
    (umask 077 && mkdir -p "$wanted") || fail "Cannot make $wanted. ONRAMP_LOCAL_DATA names another folder."
    data="$(cd -P "$wanted" && pwd)" || fail "Cannot enter $wanted. ONRAMP_LOCAL_DATA names another folder."
    export ONRAMP_LOCAL_DATA="$data"
}

# Sets $java to a JVM that is new enough.
find_java() {
    java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
    local version
    version="$("$java" -version 2>&1)" || fail "No java found. Install a JDK, 17 or newer, or set JAVA_HOME."
    version="$(sed -n 's/.* version "\([0-9]*\).*/\1/p' <<<"$version" | head -n 1)"
    ((${version:-0} >= 17)) || fail "Java 17 or newer is needed, and $java is ${version:-unknown}."
}

# The launcher in use is a copy, which a build in the repository does not take away while it runs.
installed="launcher/local-launcher.jar"

# Whether a launcher runs; not exact, but enough to leave its files alone.
seems_to_run() {
    local pid
    pid="$(sed -n 's/^pid=//p' "$data/run/launcher.process" 2>/dev/null)"
    [[ -n $pid && -f $data/$installed ]] && kill -0 "$pid" 2>/dev/null
}

# Whether the launcher is missing or older than anything that goes into it.
is_stale() {
    local jar="$here/target/$installed"
    [[ ! -f $jar ]] || [[ -n $(find "$here/src/main" "$here/pom.xml" "$root/pom.xml" -newer "$jar" 2>/dev/null) ]]
}

build_launcher() {
    local maven="${ONRAMP_LOCAL_MAVEN:-mvn}" log="$data/log/build.log" begin
    command -v "$maven" >/dev/null || fail "No $maven found. Install Maven, 3.8.7 or newer."
    begin="$(mktemp "$data/run/build.XXXXXX")"
    echo "build: local-launcher (log: $log)"
    # In the background, so that a signal is noticed before the build is done.
    (cd "$root" && exec "$maven" -B -ntp -Dmaven.test.skip=true -Denforcer.skip=true \
        -pl deploy/local -am package) >"$log" 2>&1 </dev/null &
    child=$!
    if ! wait "$child"; then
        rm -f "$begin"
        tail -n 25 "$log" >&2
        fail "The build has failed, see $log."
    fi
    child=""
    # A build that found nothing to do leaves an old jar; a source changed during the build must count as newer.
    touch -r "$begin" "$here/target/$installed"
    rm -f "$begin"
}

# Builds the launcher if needed, and puts it where it is run from.
install_launcher() {
    (umask 077 && mkdir -p "$data/log" "$data/run") || fail "Cannot write to $data."
    if command -v flock >/dev/null; then
        # Two builds at once in one folder would destroy each other.
        exec 9>"$data/run/build.lock"
        flock 9
    fi
    if is_stale; then
        build_launcher
    fi
    if ! cmp -s "$here/target/$installed" "$data/$installed"; then
        rm -rf "$data/launcher.new"
        cp -R "$here/target/launcher" "$data/launcher.new"
        rm -rf "$data/launcher"
        mv "$data/launcher.new" "$data/launcher"
    fi
    exec 9>&-
}

# Becomes the launcher: options of the JVM, --, arguments of the launcher.
run_launcher() {
    local options=()
    while [[ $1 != -- ]]; do
        options+=("$1")
        shift
    done
    shift
    # The archives of PostgreSQL are needed once, to be unpacked.
    exec "$java" -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "-Ddev.onramp.local.root=$root" \
        ${options[@]+"${options[@]}"} \
        -cp "$data/$installed:$data/launcher/lib/*:$here/target/postgresql/*" dev.onramp.local.Main "$@"
}
