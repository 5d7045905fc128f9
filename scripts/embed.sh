#!/usr/bin/env bash
# Runs PHP with the extension inside a program with threads, and starts and stops it there again and again.
#
# PHP_CONFIG has to be of a PHP with thread safety (ZTS) and libphp.so (--enable-embed); with another one there is
# nothing to run, which counts as skipped. With a debug engine (--enable-debug), leaks are failures too. The
# extension is built for that PHP below target/embed, or CARGO_TARGET_DIR. The last line has the figures.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
find_php

skip() {
    echo "embed: $PHP $1"
    echo "embed: 0 passed, 0 failed, 1 skipped"
    exit 0
}

LIBRARIES=$("$PHP_CONFIG" --prefix)/lib
"$PHP" -n -r 'exit((int) !PHP_ZTS);' || skip "has no thread safety (ZTS)"
[ -f "$LIBRARIES/libphp.so" ] || skip "has no libphp.so in $LIBRARIES (--enable-embed)"

need_testserver
OWN=${CARGO_TARGET_DIR:-$ROOT/target/embed}
CARGO_TARGET_DIR=$OWN cargo build --release --locked --package wsclient

WORK=$(mktemp -d "${TMPDIR:-/tmp}/wsclient-embed.XXXXXX")
trap 'rm -rf "$WORK"' EXIT
# shellcheck disable=SC2046 # a list of options
cc -g -O1 -Wall $("$PHP_CONFIG" --includes) php-tests/suites/embed/threads.c -o "$WORK/threads" \
    -L"$LIBRARIES" -Wl,-rpath,"$LIBRARIES" -lphp -lpthread

# Trust comes from what a request says, not from how this shell happens to be set up.
unset SSL_CERT_FILE SSL_CERT_DIR
"$PHP" -n php-tests/suites/embed/run.php "$WORK/threads" "$OWN/release/libwsclient.so" </dev/null
