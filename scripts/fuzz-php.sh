#!/usr/bin/env bash
# Attacks the extension with generated PHP scripts: fuzz-php.sh [--seconds N] [--scripts N] [--seed FIRST] [--only SEED]
# [--keep FOLDER] [--valgrind]; the last line has the figures.
#
# A minute without arguments. modules/wsclient.so (or WSCLIENT_EXTENSION) and the release testserver, which makes
# the certificates, must be built.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
find_php

need_extension
export WSCLIENT_EXTENSION=$EXTENSION
need_testserver

# Trust comes from what a script says, not from how this shell happens to be set up.
unset SSL_CERT_FILE SSL_CERT_DIR CURL_CA_BUNDLE SSLKEYLOGFILE
exec "$PHP" -n php-tests/suites/fuzz/run.php "$@" </dev/null
