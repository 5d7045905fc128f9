#!/usr/bin/env bash
# Measures wsclient beside native programs and other clients: bench.sh [--quick] [--before FILE] [--json FILE] [row...].
#
# --quick runs every row and every curve once for a moment, to see that all work; its figures mean nothing.
# --before compares with another build of the extension instead, FILE, pair by pair: was a change a loss?
# --list shows the rows. BENCH_PAIRS and BENCH_SECONDS change how often and for how long each side runs.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

PAIRS=${BENCH_PAIRS:-7} SECONDS_EACH=${BENCH_SECONDS:-0.4} QUICK='' JSON='' ROWS='' BEFORE=''
while [ $# -gt 0 ]; do
    case $1 in
        --quick) QUICK=yes PAIRS=1 SECONDS_EACH=0.02 ;;
        --json)
            JSON=${2:-}
            [ -n "$JSON" ] || die "--json needs a file"
            shift
            ;;
        --before)
            [ -f "${2:-}" ] || die "--before needs another build of the extension"
            BEFORE=$2
            shift
            ;;
        --list)
            find_php
            exec "$PHP" -n bench/run.php --list
            ;;
        -*) die "unknown option $1: --quick, --before FILE, --json FILE, --list" ;;
        *) ROWS="$ROWS $1" ;;
    esac
    shift
done

# Packages of other languages are compared with if they can be had, and left out if not.
install_python() {
    local venv=$BUILD/bench/$1 list=$2
    ! cmp -s "$list" "$venv/requirements.txt" || return 0
    rm -rf "$venv"
    python3 -m venv "$venv" &&
        "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$list" &&
        cp "$list" "$venv/requirements.txt" && return 0
    # What is half installed would be taken for a client.
    rm -rf "$venv"
    return 1
}

setup_python() {
    install_python python bench/python/requirements.txt
}

setup_python_server() {
    install_python python-server bench/python/server-requirements.txt &&
        # The package installs on processors that it has no library for.
        { "$BUILD/bench/python-server/bin/python" -c 'import socketify' || ! rm -rf "$BUILD/bench/python-server"; }
}

setup_node() {
    local node=$BUILD/bench/node list=bench/node
    ! cmp -s "$list/package-lock.json" "$node/installed-lock.json" || return 0
    rm -rf "$node"
    mkdir -p "$node"
    cp "$list/package.json" "$list/package-lock.json" "$list/.npmrc" "$node/"
    (cd "$node" && npm ci --silent --no-audit --no-fund) && cp "$list/package-lock.json" "$node/installed-lock.json"
}

# A link is someone's own folder, to be used as it is.
setup_composer() {
    [ ! -L bench/vendor ] || return 0
    ! command -v composer >/dev/null || composer install --quiet --no-interaction --working-dir bench
}

find_php
mkdir -p "$BUILD"
if [ -z "$QUICK$BEFORE" ]; then
    for language in python python_server node composer; do
        setup_$language >"$BUILD/bench-$language.log" 2>&1 ||
            echo "bench: the programs for $language cannot be installed: $(tail -n 1 "$BUILD/bench-$language.log")"
    done
fi
scripts/build.sh wsclient
PROFILE=release
if [ -n "$QUICK" ]; then
    # In this form cargo test has built most of it already.
    PROFILE=debug
    cargo build --locked --workspace --exclude wsclient --bins
    "$PHP" -n bench/check.php
    if [ -z "$ROWS$BEFORE" ]; then
        scripts/bench-scaling.sh --quick --json "$BUILD/bench-quick.json"
        # Charts of these figures show nothing, but that they can be drawn.
        mkdir -p "$BUILD/bench-quick"
        cp docs/benchmarks.md "$BUILD/bench-quick/"
        "$PHP" -n bench/docs.php "$BUILD/bench-quick" "scaling=$BUILD/bench-quick.json"
    fi
else
    scripts/build.sh wsclient-bench
fi
# Ten thousand idle connections need as many descriptors.
ulimit -n "$(ulimit -Hn)" 2>/dev/null || true
exec "$PHP" -n bench/run.php --programs "$TARGET/$PROFILE" --extension "$EXTENSION" --installed "$BUILD/bench" \
    --rows "$ROWS" --descriptors "$(ulimit -n)" --pairs "$PAIRS" --seconds "$SECONDS_EACH" ${QUICK:+--quick} \
    ${JSON:+--json "$JSON"} ${BEFORE:+--before "$BEFORE"}
