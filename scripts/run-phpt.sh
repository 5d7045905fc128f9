#!/usr/bin/env bash
# Runs the phpt tests with PHP's own run-tests.php: run-phpt.sh [-m] [PATH...]; -m is under valgrind.
#
# modules/wsclient.so and the release testserver must be built. The last line has the figures, after the
# name of PHPT_SUITE. PHPT_OPTIONS is for run-tests.php, such as "-d zend_extension=opcache".
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
find_php

SUITE=${PHPT_SUITE:-phpt}
MODE="-j${JOBS:-4} ${PHPT_OPTIONS:-}"
if [ "${1:-}" = -m ]; then
    SUITE=memory
    # Parallel runs work under valgrind too, but it needs the processors for itself. What PCRE's JIT
    # makes is no program that valgrind could follow.
    MODE="-m -j$(getconf _NPROCESSORS_ONLN) -d pcre.jit=0"
    shift
fi

find_run_tests() {
    local place
    for place in \
        "$("$PHP_CONFIG" --prefix)/lib/php/$("$PHP_CONFIG" --phpapi 2>/dev/null)/build/run-tests.php" \
        "$("$PHP_CONFIG" --prefix)/lib/php/build/run-tests.php" \
        "$("$PHP_CONFIG" --extension-dir)/build/run-tests.php"; do
        if [ -f "$place" ]; then
            echo "$place"
            return
        fi
    done
    die "run-tests.php was not found below $("$PHP_CONFIG" --prefix); it comes with PHP's development files"
}

# valgrind follows every child, so what is not PHP is left out by name: its leaks are not ours, and
# node's and Python's own memory tricks look like errors.
valgrind_options() {
    echo "--trace-children-skip=*/testserver,*/node,*/python*,*/nginx,*/openssl,*/sh,*/dash,*/bash" \
        "--leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite" \
        "--num-callers=30 --suppressions=$ROOT/php-tests/support/valgrind.supp"
}

# Prints "N passed, N failed, N skipped" from the summary of run-tests; a warning is a failure too.
figures() {
    awk -v suite="$SUITE" '
        /^Tests (borked|warned|failed|leaked) *:/ { failed += $4 }
        /^Tests skipped *:/ { skipped += $4 }
        /^(Tests passed|Expected fail|Expected leak) *:/ { passed += $4; seen = 1 }
        END { printf "%s: %d passed, %d failed, %d skipped\n", suite, passed, failed + !seen, skipped }' "$1"
}

need_extension
need_testserver

RUN_TESTS=$(find_run_tests)
WORK=$(mktemp -d "${TMPDIR:-/tmp}/wsclient-phpt.XXXXXX")
trap 'rm -rf "$WORK"' EXIT
export WSCLIENT_TEST_PKI=$WORK/pki
"$WSCLIENT_TESTSERVER" pki "$WSCLIENT_TEST_PKI" >/dev/null

export TEST_PHP_EXECUTABLE=$PHP NO_INTERACTION=1
# Trust comes from what a test says, not from how this shell happens to be set up.
unset SSL_CERT_FILE SSL_CERT_DIR
[ "$SUITE" != memory ] || VALGRIND_OPTS=$(valgrind_options) || exit 1
[ "$SUITE" != memory ] || export VALGRIND_OPTS WSCLIENT_TEST_VALGRIND=1
[ $# -gt 0 ] || set -- php-tests

# -n: no php.ini, so the tests run alike on every machine. -g leaves passed tests out of the output.
status=0
# shellcheck disable=SC2086 # MODE is a list of options
"$PHP" -n "$RUN_TESTS" -q -n $MODE -d "extension=$EXTENSION" --show-diff --set-timeout 120 \
    --no-color --no-progress -g FAIL,BORK,LEAK,WARN,SKIP,XFAIL,XLEAK "$@" </dev/null 2>&1 | tee "$WORK/log" || status=$?
if grep -q "^==[0-9]*==\|LEAK" "$WORK/log"; then
    find "$@" -name '*.mem' -type f -exec cat {} +
fi

"$ROOT/scripts/check-skips.sh" "$WORK/log" || status=1
line=$(figures "$WORK/log")
echo "$line"
case $line in *' 0 failed, '*) ;; *) status=1 ;; esac
exit $status
