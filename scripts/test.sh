#!/usr/bin/env bash
# Runs everything that must pass: test.sh [lint] [tests] [zts] [conformance] [memory]; "tests conformance" without arguments.
#
# The last line is "N passed, N failed, N skipped", summed over all suites.
set -uo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

LOGS=$(mktemp -d "${TMPDIR:-/tmp}/wsclient-test.XXXXXX")
trap 'rm -rf "$LOGS"' EXIT

# Runs a command, keeps its output, and notes as one failure what ends badly without a figure for it.
suite() {
    local name=$1
    shift
    echo "== $name"
    "$@" 2>&1 | tee "$LOGS/$name"
    local status=${PIPESTATUS[0]}
    if [ "$status" -ne 0 ] && ! counted_failures "$LOGS/$name"; then
        echo "$name: 0 passed, 1 failed, 0 skipped" | tee -a "$LOGS/$name"
    fi
    return "$status"
}

counted_failures() {
    figures "$1" | grep -qv ' 0 failed, '
}

# Sums the closing lines of cargo test ("test result: ok. 3 passed; 0 failed; 1 ignored; ...") and of
# our own scripts ("name: 3 passed, 0 failed, 1 skipped").
figures() {
    sed -n -e 's/^test result: .* \([0-9]*\) passed; \([0-9]*\) failed; \([0-9]*\) ignored;.*/\1 \2 \3/p' \
        -e 's/^[a-z]*: \([0-9]*\) passed, \([0-9]*\) failed, \([0-9]*\) skipped$/\1 \2 \3/p' "$@" |
        awk '{ p += $1; f += $2; s += $3 } END { printf "%d passed, %d failed, %d skipped\n", p, f, s }'
}

finish() {
    local total
    total=$(figures "$LOGS"/*)
    echo
    echo "$total"
    case $total in *' 0 failed, '*) exit 0 ;; *) exit 1 ;; esac
}

lint() {
    scripts/setup.sh lint && scripts/lint.sh && echo "lint: 1 passed, 0 failed, 0 skipped"
}

memory() {
    local status=0
    memory_phpt || status=1
    scripts/fuzz-php.sh --valgrind --scripts 12 --seed 20000 || status=1
    return $status
}

memory_phpt() {
    # The list names the tests worth the time; without it, all are run.
    local list=php-tests/memory-list
    if [ -f $list ]; then
        # shellcheck disable=SC2046 # paths without blanks
        scripts/run-phpt.sh -m $(grep -v '^#' $list)
    else
        scripts/run-phpt.sh -m
    fi
}

# The phpt suite on a PHP with threads and the engine's debug checks, which report what a request leaks.
zts() {
    local config
    scripts/setup.sh zts && config=$(scripts/php-zts.sh) || return
    export PHP_CONFIG=$config WSCLIENT_EXTENSION=$BUILD/zts/wsclient.so WSCLIENT_TESTSERVER=$TARGET/release/testserver
    CARGO_TARGET_DIR=$TARGET/zts scripts/build.sh wsclient || return
    PHPT_SUITE=zts scripts/run-phpt.sh
    local status=$?
    scripts/fuzz-php.sh --scripts 150 --seed 10000 || status=1
    return $status
}

embed() {
    local config
    config=$(scripts/php-zts.sh) || return
    PHP_CONFIG=$config CARGO_TARGET_DIR=$TARGET/zts WSCLIENT_TESTSERVER=$TARGET/release/testserver scripts/embed.sh
}

[ $# -gt 0 ] || set -- tests conformance
goal='test'
case " $* " in *' memory '*) goal=memory ;; esac
suite setup scripts/setup.sh $goal || finish
find_php
suite build scripts/build.sh wsclient testserver || finish
for part in "$@"; do
    case $part in
        lint) suite lint lint ;;
        tests)
            suite core cargo test --workspace --exclude wsclient --locked --no-fail-fast
            suite model make --no-print-directory model
            suite phpt scripts/run-phpt.sh
            suite chains scripts/chains.sh
            suite memorylimit scripts/memory-limit.sh
            # Fixed seeds, and as many as take a minute.
            suite fuzzphp scripts/fuzz-php.sh --scripts 600
            suite bench scripts/bench.sh --quick
            ;;
        zts)
            suite zts zts
            suite embed embed
            ;;
        conformance) suite conformance scripts/conformance.sh ;;
        memory) suite memory memory ;;
        *) die "unknown suite '$part': lint, tests, zts, conformance or memory" ;;
    esac
done
finish
