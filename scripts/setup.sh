#!/usr/bin/env bash
# Installs what a goal needs and is not there yet: setup.sh [--check] [build|demo|test|zts|memory|lint|fuzz].
#
# With --check nothing is installed: it lists what is missing and fails.
# A goal includes the ones before it. Three do not: memory needs nothing of zts, lint only what build needs, and fuzz no PHP.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

CHECK=
if [ "${1:-}" = --check ]; then
    CHECK=yes
    shift
fi
GOAL=${1:-test}
case $GOAL in
    build | demo | test | zts | memory | lint | fuzz) ;;
    *) die "unknown goal '$GOAL': build, demo, test, zts, memory, lint or fuzz" ;;
esac

missing=

need() { # need PACKAGE COMMAND...: the package is missing unless the command succeeds
    local package=$1
    shift
    "$@" >/dev/null 2>&1 || missing="$missing $package"
}

installed() { # installed PATTERN: is a Debian package of that name there?
    dpkg-query -W -f '${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed
}

has_libc_headers() {
    echo '#include <stdlib.h>' | cc -E - >/dev/null 2>&1
}

has_libclang() { # bindgen loads it to read PHP's headers, and needs the headers that come with -dev
    [ -n "${LIBCLANG_PATH:-}" ] || installed 'libclang*-dev' || { ! command -v dpkg-query && command -v clang; }
}

has_php_headers() {
    local config=${PHP_CONFIG:-php-config}
    command -v "$config" && [ -f "$("$config" --include-dir)/main/php.h" ]
}

php_version() { # 8.2
    "$("${PHP_CONFIG:-php-config}" --php-binary)" -n -r 'echo PHP_MAJOR_VERSION, ".", PHP_MINOR_VERSION;'
}

has_fpm() { # tests are skipped without one, which is better than no tests where no apt-get can get it
    command -v "php-fpm$(php_version)" || ! command -v apt-get
}

has_go() { # one client that certificate chains are tried with; where no apt-get can get it, it is left out
    command -v go || ! command -v apt-get
}

has_chromium() { # looks at the pages of wsdoctor --html
    command -v chromium || ! command -v apt-get
}

list_missing() {
    need gcc command -v cc
    need libc6-dev has_libc_headers
    if [ "$GOAL" = fuzz ]; then
        need g++ command -v c++
        return
    fi
    need make command -v make
    need libclang-dev has_libclang
    # A PHP that was chosen is never replaced by Debian's.
    if [ -z "${PHP_CONFIG:-}" ]; then
        need php-cli command -v php
        need php-dev has_php_headers
        case $GOAL in test | memory) need php-fpm has_fpm ;; esac
    fi
    case $GOAL in test | zts | memory)
        need openssl command -v openssl
        need iproute2 command -v ip
        need nginx command -v nginx
        need apache2-bin command -v apache2
        need haproxy command -v haproxy
        # Since its release 8 the project is called Vinyl Cache.
        need 'varnish|vinyl-cache' command -v varnishd
        need caddy command -v caddy
        need lighttpd command -v lighttpd
        need h2o command -v h2o
        need squid command -v squid
        need trafficserver command -v traffic_server
        need nghttp2-proxy command -v nghttpx
        need stunnel4 command -v stunnel
        need hitch command -v hitch
        need sslh command -v sslh
        need mosquitto command -v mosquitto
        need websockify command -v websockify
        need redis-server command -v redis-server
        need nodejs command -v node
        need npm command -v npm
        need python3 command -v python3
        need curl command -v curl
        need golang-go has_go
        need chromium has_chromium
        need python3-venv python3 -c 'import venv, ensurepip'
        ;;
    esac
    # What scripts/php-zts.sh builds PHP with.
    if [ "$GOAL" = zts ]; then
        need pkg-config command -v pkg-config
        need libssl-dev pkg-config --exists openssl
        need zlib1g-dev pkg-config --exists zlib
    fi
    [ "$GOAL" != memory ] || need valgrind command -v valgrind
    [ "$GOAL" != lint ] || need shellcheck command -v shellcheck
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

# Debian starts a service as soon as it is installed. The tests run their own servers, so the
# system's must not come up and take port 80, neither now nor at the next boot.
SERVICES=(nginx haproxy varnish vinyl-cache caddy redis-server php-fpm lighttpd h2o nghttp2-proxy stunnel4 hitch sslh mosquitto squid trafficserver)

# What tests talk to or look with: where a distribution lacks one, they are skipped.
OPTIONAL=(nginx apache2-bin haproxy varnish vinyl-cache caddy redis-server chromium
    lighttpd h2o nghttp2-proxy stunnel4 hitch sslh mosquitto websockify squid trafficserver)

installs_service() {
    local service
    for service in "${SERVICES[@]}"; do
        # shellcheck disable=SC2086 # a list of names without blanks
        ! among "$service" $missing || return 0
    done
    return 1
}

keep_services_down() {
    policy=/usr/sbin/policy-rc.d
    if [ -e "$policy" ]; then
        return
    fi
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod 755 "$policy"
    trap 'as_root rm -f "$policy"' EXIT
}

among() { # among WORD WORDS...: is it one of them?
    local word=$1 one
    shift
    for one in "$@"; do [ "$one" != "$word" ] || return 0; done
    return 1
}

has_candidate() {
    [ -n "$(apt-cache policy "$1" 2>/dev/null | sed -n '/^ *Candidate: [0-9]/p')" ]
}

# Chooses in each "A|B" the first that this distribution has, and leaves out servers that it lacks.
choose_packages() {
    local word name chosen=
    for word in $missing; do
        for name in ${word//|/ }; do
            ! has_candidate "$name" || break
        done
        if has_candidate "$name" || ! among "$name" "${OPTIONAL[@]}"; then
            chosen="$chosen $name"
        else
            echo "setup: this system has no package ${word//|/ or }; the tests that want it are skipped"
        fi
    done
    missing=$chosen
}

install_packages() {
    command -v apt-get >/dev/null ||
        die "missing (Debian's names):$missing. This script installs with apt-get only; install them by other means, then run it again"
    [ "$(id -u)" = 0 ] || command -v sudo >/dev/null ||
        die "missing:$missing. Neither root nor sudo; have an administrator run: apt-get install$missing"
    as_root apt-get update -qq
    choose_packages
    [ -n "$missing" ] || return 0
    echo "setup: installing$missing"
    ! installs_service || keep_services_down
    # shellcheck disable=SC2086 # a list of names without blanks
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
        -o Dpkg::Use-Pty=0 $missing </dev/null
    command -v systemctl >/dev/null || return 0
    # Only what this run installed: another server may be in use here.
    local service unit
    for service in "${SERVICES[@]}"; do
        unit=$service
        case $service in
            php-fpm) unit=php$(php_version)-fpm ;;
            nghttp2-proxy) unit=nghttpx ;;
        esac
        # shellcheck disable=SC2086 # a list of names without blanks
        ! among "$service" $missing || as_root systemctl disable "$unit" >/dev/null 2>&1 || true
    done
}

command -v cargo >/dev/null || die "cargo was not found; install Rust with rustup (https://rustup.rs)"
list_missing
if [ -n "$missing" ]; then
    [ -z "$CHECK" ] || die "missing (Debian's names):$missing. Run 'make setup', or install them by other means"
    install_packages
fi
[ "$GOAL" != fuzz ] || exit 0
find_php
case $GOAL in test | zts | memory)
    [ -n "$CHECK" ] || "$ROOT/scripts/setup-peers.sh"
    ;;
lint)
    if ! [ -x "$TOOLS/bin/cargo-deny" ]; then
        [ -z "$CHECK" ] || die "missing: cargo-deny. Run 'make setup'"
        echo "setup: building cargo-deny"
        cargo install cargo-deny --version 0.20.2 --locked --quiet --root "$TOOLS"
    fi
    ;;
esac
