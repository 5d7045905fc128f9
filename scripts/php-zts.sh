#!/usr/bin/env bash
# Builds PHP thread-safe (ZTS) and with the engine's debug checks; the last line is the path of its php-config.
#
# The source is Debian's own package of the release that this machine runs. It is built once, in $WSCLIENT_MATRIX
# (about three minutes on two processors), with what the tests use and nothing else.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

# Only the path goes to stdout.
exec 3>&1 >&2

command -v apt-get >/dev/null || die "the source of PHP comes with apt-get, which is not there"
find_php
version=$("$PHP" -n -r 'echo PHP_MAJOR_VERSION, ".", PHP_MINOR_VERSION;')
place=$MATRIX/php-zts-$version
config=$place/installed/bin/php-config

fetch_source() {
    local codename mirror
    codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-sid}")
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep '/debian/*$' | head -n 1)
    mkdir -p "$place/lists/partial"
    # A list of its own: the machine's, which may name further sources, stay as they are.
    echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $codename main" >"$place/sources.list"
    local apt=(apt-get -o "Dir::Etc::sourcelist=$place/sources.list" -o Dir::Etc::sourceparts=/dev/null
        -o "Dir::State::lists=$place/lists" -o Dir::Cache::srcpkgcache= -o Dir::Cache::pkgcache=)
    "${apt[@]}" update --error-on=any
    (cd "$place" && "${apt[@]}" source --download-only "php$version")
}

make_php() {
    rm -rf "$place"
    mkdir -p "$place/source"
    fetch_source
    tar --extract --file "$place"/php*.orig.tar.xz --strip-components 1 --directory "$place/source"
    cd "$place/source"
    ./configure --prefix="$place/installed" --enable-zts --enable-debug --disable-all --disable-cgi --disable-phpdbg \
        --enable-embed=shared --enable-pcntl --enable-posix --enable-sockets --enable-filter --enable-session \
        --enable-tokenizer --enable-ctype --with-openssl --with-zlib
    make -j"$(getconf _NPROCESSORS_ONLN)"
    make install
    cd "$place"
    rm -rf source lists
    touch made
}

mkdir -p "$MATRIX"
# Two checkouts may want it at once.
exec 4>"$place.lock"
flock 4
if [ ! -f "$place/made" ]; then
    echo "zts: building PHP $version with ZTS and debug checks" >&2
    # Not "make_php || die": that would have every step go on after a failure.
    set +e
    (set -e; make_php) >"$place.log" 2>&1
    status=$?
    set -e
    [ $status = 0 ] || die "PHP could not be built: $(tail -n 1 "$place.log") ($place.log)"
fi
echo "$config" >&3
