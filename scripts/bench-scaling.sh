#!/usr/bin/env bash
# Measures how costs grow with message size, connections and fragments: bench-scaling.sh [--quick] [--json FILE].
#
# --quick runs a few short points once, to see that all work; its figures mean nothing.
# BENCH_ROUNDS and BENCH_SECONDS change how often and for how long each point is measured.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

ROUNDS=${BENCH_ROUNDS:-3} SECONDS_EACH=${BENCH_SECONDS:-0.1} QUICK='' JSON='' PROFILE=release
while [ $# -gt 0 ]; do
    case $1 in
        --quick) QUICK=yes ROUNDS=1 SECONDS_EACH=0.01 PROFILE=debug ;;
        --json)
            JSON=${2:-}
            [ -n "$JSON" ] || die "--json needs a file"
            shift
            ;;
        *) die "unknown option $1: --quick, --json FILE" ;;
    esac
    shift
done

find_php
scripts/build.sh wsclient
if [ -n "$QUICK" ]; then
    cargo build --locked --package wsclient-bench --bins
else
    scripts/build.sh wsclient-bench
fi
# Ten thousand connections need as many descriptors; the server inherits the limit.
ulimit -n "$(ulimit -Hn)" 2>/dev/null || true
exec "$PHP" -n bench/scaling.php --programs "$TARGET/$PROFILE" --extension "$EXTENSION" --installed "$BUILD/bench" \
    --descriptors "$(ulimit -n)" --rounds "$ROUNDS" --seconds "$SECONDS_EACH" ${QUICK:+--quick} ${JSON:+--json "$JSON"}
