#!/usr/bin/env bash
# Measures many connections in one loop: bench-loops.sh [--quick] [--json FILE] [row...].
#
# --quick runs every row once for a moment, to see that all work; its figures mean nothing.
# --list shows the rows. BENCH_PAIRS and BENCH_SECONDS change how often and for how long each side runs.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

PAIRS=${BENCH_PAIRS:-5} SECONDS_EACH=${BENCH_SECONDS:-60} QUICK='' JSON='' ROWS='' PROFILE=release
while [ $# -gt 0 ]; do
    case $1 in
        --quick) QUICK=yes PAIRS=1 SECONDS_EACH=0.3 PROFILE=debug ;;
        --json)
            JSON=${2:-}
            [ -n "$JSON" ] || die "--json needs a file"
            shift
            ;;
        --list)
            find_php
            exec "$PHP" -n bench/loops.php --list
            ;;
        -*) die "unknown option $1: --quick, --json FILE, --list" ;;
        *) ROWS="$ROWS $1" ;;
    esac
    shift
done

find_php
scripts/build.sh wsclient
if [ -n "$QUICK" ]; then
    cargo build --locked --package wsclient-bench --bins
else
    scripts/bench-packages.sh node
    scripts/build.sh wsclient-bench
fi
# Ten thousand connections need as many descriptors; the server inherits the limit.
ulimit -n "$(ulimit -Hn)" 2>/dev/null || true
exec "$PHP" -n bench/loops.php --programs "$TARGET/$PROFILE" --extension "$EXTENSION" --installed "$BUILD/bench" \
    --rows "$ROWS" --descriptors "$(ulimit -n)" --pairs "$PAIRS" --seconds "$SECONDS_EACH" ${QUICK:+--quick} ${JSON:+--json "$JSON"}
