# Finds what every script needs: the repository, cargo, PHP. To be sourced, not run.
# shellcheck shell=bash disable=SC2034 # the scripts that source it use the variables
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT" || exit 1
BUILD=$ROOT/.build
case ${WSCLIENT_EXTENSION:-} in
    '') EXTENSION=$ROOT/modules/wsclient.so ;;
    /*) EXTENSION=$WSCLIENT_EXTENSION ;;
    *) EXTENSION=$ROOT/$WSCLIENT_EXTENSION ;;
esac
# Programs that cargo installs for make lint.
TOOLS=${XDG_CACHE_HOME:-$HOME/.cache}/wsclient-tools
# Other Debian releases and PHPs built from source, which outlive a checkout.
MATRIX=${WSCLIENT_MATRIX:-$HOME/.cache/wsclient-matrix}

# rustup's folder is often not on the PATH of a non-login shell, nor is nginx's on a user's. Each is
# added once, though scripts call each other: a changed PATH makes cargo build ext-php-rs again.
for folder in "$HOME/.cargo/bin" /usr/sbin /sbin; do
    case :$PATH: in *:"$folder":*) ;; *) PATH=$PATH:$folder ;; esac
done

case ${CARGO_TARGET_DIR:-} in
    '') TARGET=$ROOT/target ;;
    /*) TARGET=$CARGO_TARGET_DIR ;;
    *) TARGET=$ROOT/$CARGO_TARGET_DIR ;;
esac

die() {
    echo "error: $*" >&2
    exit 1
}

need_extension() {
    [ -f "$EXTENSION" ] || die "$EXTENSION is not there; run 'make build' first"
}

# Sets WSCLIENT_TESTSERVER, for what is started too.
need_testserver() {
    export WSCLIENT_TESTSERVER=${WSCLIENT_TESTSERVER:-$TARGET/release/testserver}
    [ -x "$WSCLIENT_TESTSERVER" ] || die "$WSCLIENT_TESTSERVER is not there; run 'scripts/build.sh testserver' first"
}

# Sets PHP_CONFIG and PHP, as absolute paths: ext-php-rs takes nothing else, and it needs both or it
# mixes the headers of one PHP with the binary of another.
find_php() {
    local wanted=${PHP_CONFIG:-php-config} found
    found=$(command -v "$wanted") || die "$wanted was not found; install PHP's development files or set PHP_CONFIG"
    PHP_CONFIG=$(cd "$(dirname "$found")" && pwd)/$(basename "$found")
    PHP=$("$PHP_CONFIG" --php-binary)
    # Some builds of php-config answer with nothing, or with the folder of a binary that was not built.
    [ -x "$PHP" ] || PHP=$("$PHP_CONFIG" --prefix)/bin/php
    [ -x "$PHP" ] || die "$PHP_CONFIG names no PHP binary that exists"
    "$PHP" -n -r 'exit((int) (PHP_VERSION_ID < 80200));' ||
        die "PHP 8.2 or newer is needed, $PHP is $("$PHP" -n -r 'echo PHP_VERSION;'); set PHP_CONFIG to another"
    export PHP_CONFIG PHP
}
