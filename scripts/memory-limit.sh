#!/usr/bin/env bash
# Receives under memory_limit, with all calls and in all forms of messages; the last line has the figures.
#
# memory-limit.sh [--all | --seed NUMBER | --only CASE], see php-tests/suites/memory_limit/run.php. The extension and the
# release testserver must be built.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
find_php

need_extension
export WSCLIENT_EXTENSION=$EXTENSION
need_testserver

if [ "${USE_ZEND_ALLOC:-1}" = 0 ]; then
    echo "memorylimit: memory_limit needs the engine's allocator"
    echo "memorylimit: 0 passed, 0 failed, 1 skipped"
    exit 0
fi
# Trust comes from what a case says, not from how this shell happens to be set up.
unset SSL_CERT_FILE SSL_CERT_DIR
exec "$PHP" -n php-tests/suites/memory_limit/run.php "$@" </dev/null
