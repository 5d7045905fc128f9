#!/usr/bin/env bash
# Runs all benchmarks and writes their figures and charts into docs/. On a quiet machine only: it takes about three quarters of an hour.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
find_php
mkdir -p "$BUILD"
scripts/bench.sh --json "$BUILD/bench-figures.json"
scripts/bench-scaling.sh --json "$BUILD/bench-scaling.json"
scripts/bench-loops.sh --json "$BUILD/bench-loops.json"
"$PHP" -n bench/docs.php docs "figures=$BUILD/bench-figures.json" "scaling=$BUILD/bench-scaling.json" \
    "loops=$BUILD/bench-loops.json"
echo "bench-docs: see git diff docs; the text about the curves has to fit what they show now"
