#!/usr/bin/env bash
# Runs the Autobahn test suite against the extension over ws and wss; the last line has the figures.
#
# modules/wsclient.so and the release testserver must be built, and scripts/setup.sh have run. A page
# on each case is left in .build/conformance.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
find_php

need_extension
need_testserver

WORK=$(mktemp -d "${TMPDIR:-/tmp}/wsclient-conformance.XXXXXX")
trap 'rm -rf "$WORK"' EXIT
export WSCLIENT_TEST_PKI=$WORK/pki
"$WSCLIENT_TESTSERVER" pki "$WSCLIENT_TEST_PKI" >/dev/null

rm -rf "$BUILD/conformance"
# Both at once: the suite itself is what takes the time, on one processor each.
run() {
    "$PHP" -n -d "extension=$EXTENSION" php-tests/suites/conformance/autobahn.php "$BUILD/conformance" "$1" </dev/null >"$WORK/$1.log" 2>&1
}
run ws &
ws=$!
run wss &
wss=$!
status=0
wait $ws || status=1
wait $wss || status=1
grep -hv '^conformance: ' "$WORK/ws.log" "$WORK/wss.log" || true
sed -n 's/^conformance: \([0-9]*\) passed, \([0-9]*\) failed, \([0-9]*\) skipped$/\1 \2 \3/p' "$WORK/ws.log" "$WORK/wss.log" |
    awk '{ p += $1; f += $2; s += $3; n++ } END { printf "conformance: %d passed, %d failed, %d skipped\n", p, f + 2 - n, s }'
exit $status
