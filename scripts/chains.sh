#!/usr/bin/env bash
# Compares verdicts on certificate chains with the rules and with other clients; the last line has the figures.
#
# chains.sh --docs prints the table of differences for docs/tls.md instead. modules/wsclient.so and the
# release testserver must be built.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
find_php

need_extension
need_testserver

# Each case has a port of its own.
ulimit -n 4096 2>/dev/null || true
# Trust comes from what a case says, not from how this shell happens to be set up.
unset SSL_CERT_FILE SSL_CERT_DIR CURL_CA_BUNDLE SSLKEYLOGFILE

export WSCLIENT_VERIFY_GO=$BUILD/verify-chains
if command -v go >/dev/null; then
    if [ php-tests/suites/chains/verify.go -nt "$WSCLIENT_VERIFY_GO" ]; then
        mkdir -p "$BUILD"
        # No module, no cgo, no network: the standard library is all it needs.
        GO111MODULE=off CGO_ENABLED=0 GOTOOLCHAIN=local go build -o "$WSCLIENT_VERIFY_GO" php-tests/suites/chains/verify.go ||
            rm -f "$WSCLIENT_VERIFY_GO"
    fi
else
    rm -f "$WSCLIENT_VERIFY_GO"
fi
exec "$PHP" -n php-tests/suites/chains/run.php "$@" </dev/null
