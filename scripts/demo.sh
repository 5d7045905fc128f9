#!/usr/bin/env bash
# Builds everything and runs examples/demo.php against a test server of its own; its status is PHP's.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

scripts/setup.sh demo
find_php
scripts/build.sh wsclient testserver

WORK=$(mktemp -d "${TMPDIR:-/tmp}/wsclient-demo.XXXXXX")
trap 'rm -rf "$WORK"' EXIT
export WSCLIENT_TESTSERVER=$TARGET/release/testserver
"$WSCLIENT_TESTSERVER" pki "$WORK/pki" >/dev/null

# The server lives as long as its stdin is open: a pipe from this shell, which also dies with it.
mkfifo "$WORK/stdin" "$WORK/stdout"
"$WSCLIENT_TESTSERVER" echo --tls "$WORK/pki" --cert good <"$WORK/stdin" >"$WORK/stdout" &
exec 3>"$WORK/stdin" 4<"$WORK/stdout"
read -r ready <&4 || die "the test server did not start"
port_of() {
    echo "$ready" | sed -n "s/.*\"$1\": *\([0-9]*\).*/\1/p"
}

WSCLIENT_DEMO_WS=ws://127.0.0.1:$(port_of port)
WSCLIENT_DEMO_WSS=wss://localhost:$(port_of tls_port)
export WSCLIENT_DEMO_WS WSCLIENT_DEMO_WSS
export WSCLIENT_DEMO_CA=$WORK/pki/ca.pem WSCLIENT_DEMO_OTHER_CA=$WORK/pki/other-ca.pem
status=0
# The descriptors are closed for PHP, so that nothing but this shell keeps the server alive.
"$PHP" -n -d "extension=$EXTENSION" examples/demo.php 3>&- 4<&- || status=$?
exec 3>&-
wait
exit $status
