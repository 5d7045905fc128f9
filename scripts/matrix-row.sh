#!/usr/bin/env bash
# One row of the matrix, run on the system that it is for: matrix-row.sh [PACKAGE...].
#
# Packages are installed from Debian's experimental first. PHP_CONFIG chooses the PHP, PHPT_OPTIONS goes to run-phpt.sh,
# COMPILE_ONLY has the C part compiled with those flags, and nothing run: for a PHP of which there are headers only.
# CARGO_TARGET_DIR and WSCLIENT_EXTENSION keep what is built for different PHPs apart.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
export CI=true

if [ $# -gt 0 ] && ! dpkg-query -W "$@" >/dev/null 2>&1; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends -o Dpkg::Use-Pty=0 \
        -t experimental "$@" </dev/null
fi
scripts/setup.sh test
find_php
echo "php: $("$PHP" -n -r 'printf("%s %s%s", PHP_VERSION, PHP_ZTS ? "ZTS" : "NTS", PHP_DEBUG ? " debug" : "");')"

if [ -n "${COMPILE_ONLY:-}" ]; then
    mkdir -p "$TARGET"
    for source in src/*.c; do
        # shellcheck disable=SC2046,SC2086 # lists of flags
        cc -c -Wall -Wextra -Wno-unused-parameter $COMPILE_ONLY $("$PHP_CONFIG" --includes) \
            -o "$TARGET/$(basename "$source").o" "$source"
    done
    echo "builds: yes"
    exit
fi

# The test server has nothing to do with PHP, so it is built once for all rows of a system.
CARGO_TARGET_DIR=$ROOT/target cargo build --release --locked --package testserver
export WSCLIENT_TESTSERVER=$ROOT/target/release/testserver
scripts/build.sh wsclient
echo "builds: yes"
# Without it, a module that crashes would give as many failures as there are tests.
"$PHP" -n -d "extension=$EXTENSION" -r 'exit(extension_loaded("wsclient") ? 0 : 1);' ||
    die "the module cannot be loaded (status $?)"
case ${PHPT_OPTIONS:-} in *opcache.jit=*)
    # shellcheck disable=SC2086 # a list of options
    "$PHP" -n $PHPT_OPTIONS -r 'exit(opcache_get_status()["jit"]["on"] ? 0 : 1);' || die "the JIT is not on"
    ;;
esac
status=0
scripts/run-phpt.sh || status=1
# What depends on the engine's allocator and on its checks.
scripts/memory-limit.sh || status=1
scripts/fuzz-php.sh --scripts 300 || status=1
exit $status
