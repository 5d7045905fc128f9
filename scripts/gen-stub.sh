#!/usr/bin/env bash
# Makes src/wsclient_arginfo.h of stubs/wsclient.stub.php with PHP's own gen_stub.php: gen-stub.sh [--check].
#
# With --check nothing is written: it fails if the header was made of another stub.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
find_php

STUB=stubs/wsclient.stub.php
HEADER=src/wsclient_arginfo.h

# As gen_stub.php writes it into the header.
stub_hash() {
    "$PHP" -n -r 'echo sha1(str_replace("\r\n", "\n", file_get_contents($argv[1])));' "$STUB"
}

is_fresh() {
    grep -q "Stub hash: $(stub_hash)" "$HEADER" 2>/dev/null
}

if [ "${1:-}" = --check ]; then
    is_fresh || die "$HEADER was made of another $STUB; run 'make stub'"
    exit 0
fi

# gen_stub.php wants the library PHP-Parser in a folder of that name and version next to itself, and would
# fetch it. Debian's package php-parser is that library.
prepare() {
    local generator version
    generator=$("$PHP_CONFIG" --prefix)/lib/php/$("$PHP_CONFIG" --phpapi 2>/dev/null)/build/gen_stub.php
    [ -f "$generator" ] || generator=$("$PHP_CONFIG" --prefix)/lib/php/build/gen_stub.php
    [ -f "$generator" ] || die "gen_stub.php was not found; it comes with PHP's development files"
    [ -d /usr/share/php/PhpParser ] || die "PHP-Parser was not found; install the package php-parser"
    version=$(sed -n 's/^ *\$version = "\([0-9.]*\)";$/\1/p' "$generator" | head -n 1)
    rm -rf "$BUILD/gen_stub"
    mkdir -p "$BUILD/gen_stub/PHP-Parser-$version/lib"
    ln -s /usr/share/php/PhpParser "$BUILD/gen_stub/PHP-Parser-$version/lib/PhpParser"
    cp "$generator" "$BUILD/gen_stub/gen_stub.php"
}

prepare
cp "$STUB" "$BUILD/gen_stub/wsclient.stub.php"
"$PHP" -n -d extension=tokenizer "$BUILD/gen_stub/gen_stub.php" -f "$BUILD/gen_stub/wsclient.stub.php"
cp "$BUILD/gen_stub/wsclient_arginfo.h" "$HEADER"
is_fresh || die "gen_stub.php has not written the hash of $STUB"
echo "$HEADER is fresh"
