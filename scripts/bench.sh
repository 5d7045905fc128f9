#!/usr/bin/env bash
# Measures wsclient beside native programs and other clients: bench.sh [--quick] [--before FILE] [--json FILE] [row...].
#
# --quick runs every row, every curve and every loop once for a moment, to see that all work; its figures mean nothing.
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

find_php
mkdir -p "$BUILD"
if [ -z "$QUICK$BEFORE" ]; then
    scripts/bench-packages.sh python python_server node composer
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
        scripts/bench-loops.sh --quick --json "$BUILD/bench-loops-quick.json"
        # Charts of these figures show nothing, but that they can be drawn.
        mkdir -p "$BUILD/bench-quick"
        cp docs/benchmarks.md "$BUILD/bench-quick/"
        "$PHP" -n bench/docs.php "$BUILD/bench-quick" "scaling=$BUILD/bench-quick.json" "loops=$BUILD/bench-loops-quick.json"
    fi
else
    scripts/build.sh wsclient-bench
fi
# Ten thousand idle connections need as many descriptors.
ulimit -n "$(ulimit -Hn)" 2>/dev/null || true
exec "$PHP" -n bench/run.php --programs "$TARGET/$PROFILE" --extension "$EXTENSION" --installed "$BUILD/bench" \
    --rows "$ROWS" --descriptors "$(ulimit -n)" --pairs "$PAIRS" --seconds "$SECONDS_EACH" ${QUICK:+--quick} \
    ${JSON:+--json "$JSON"} ${BEFORE:+--before "$BEFORE"}
