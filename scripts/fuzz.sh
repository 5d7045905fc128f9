#!/usr/bin/env bash
# Runs the fuzz targets of core/fuzz: fuzz.sh [SECONDS [TARGET...]]; a minute each, all of them.
#
# It starts from core/fuzz/seeds and keeps what covers more in .build/fuzz/corpus. An input that
# breaks a target is left in .build/fuzz/found; mend that, and copy the input to the seeds, which
# cargo test replays.
set -uo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

TIME=${1:-60}
case $TIME in '' | *[!0-9]*) die "'$TIME' is no number of seconds" ;; esac
shift $(($# > 0))
fuzz=$ROOT/core/fuzz
if [ $# -eq 0 ]; then
    for target in "$fuzz"/fuzz_targets/*.rs; do
        set -- "$@" "$(basename "$target" .rs)"
    done
fi
scripts/setup.sh fuzz || exit 1

# What cargo-fuzz passes, but with flags that a stable compiler takes. --target keeps them from build
# scripts.
export RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares"
host=$(rustc -vV | sed -n 's/^host: //p')
cargo build --release --locked --manifest-path "$fuzz/Cargo.toml" --target "$host" --target-dir "$TARGET/fuzz" || exit 1

# Leaves one line of figures from the log of libFuzzer.
figures() {
    awk -v target="$1" '
        / cov: / { for (i = 1; i < NF; i++) if ($i == "cov:") coverage = $(i + 1) }
        /^stat::number_of_executed_units:/ { runs = $2 }
        END { printf "%s: %d runs, %d edges covered", target, runs, coverage }' "$2"
}

passed=0 failed=0
for target in "$@"; do
    corpus=$BUILD/fuzz/corpus/$target found=$BUILD/fuzz/found/$target log=$BUILD/fuzz/$target.log
    mkdir -p "$corpus" "$found"
    dictionary=
    case $target in head | client) dictionary=-dict=$fuzz/http.dict ;; esac
    # shellcheck disable=SC2086 # no dictionary is no argument
    "$TARGET/fuzz/$host/release/$target" -max_total_time="$TIME" -timeout=60 -print_final_stats=1 $dictionary \
        -artifact_prefix="$found/" "$corpus" "$fuzz/seeds/$target" >"$log" 2>&1
    status=$?
    figures "$target" "$log"
    if [ $status -eq 0 ]; then
        echo
        passed=$((passed + 1))
    else
        echo ", broken:"
        grep -aE -A4 'panicked at|^==.*ERROR|Test unit written' "$log"
        failed=$((failed + 1))
    fi
done
echo "fuzz: $passed passed, $failed failed, 0 skipped"
[ $failed -eq 0 ]
