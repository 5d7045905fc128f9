#!/usr/bin/env bash
# Installs what the benchmarks compare with, as far as it can be installed: bench-packages.sh python|python_server|node|composer...
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

install_python() {
    local venv=$BUILD/bench/$1 list=$2
    ! cmp -s "$list" "$venv/requirements.txt" || return 0
    rm -rf "$venv"
    python3 -m venv "$venv" &&
        "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$list" &&
        cp "$list" "$venv/requirements.txt" && return 0
    # What is half installed would be taken for a client.
    rm -rf "$venv"
    return 1
}

setup_python() {
    install_python python bench/python/requirements.txt
}

setup_python_server() {
    install_python python-server bench/python/server-requirements.txt &&
        # The package installs on processors that it has no library for.
        { "$BUILD/bench/python-server/bin/python" -c 'import socketify' || ! rm -rf "$BUILD/bench/python-server"; }
}

setup_node() {
    local node=$BUILD/bench/node list=bench/node
    ! cmp -s "$list/package-lock.json" "$node/installed-lock.json" || return 0
    rm -rf "$node"
    mkdir -p "$node"
    cp "$list/package.json" "$list/package-lock.json" "$list/.npmrc" "$node/"
    (cd "$node" && npm ci --silent --no-audit --no-fund) && cp "$list/package-lock.json" "$node/installed-lock.json"
}

# A link is someone's own folder, to be used as it is.
setup_composer() {
    [ ! -L bench/vendor ] || return 0
    ! command -v composer >/dev/null || composer install --quiet --no-interaction --working-dir bench
}

mkdir -p "$BUILD"
for language in "$@"; do
    setup_$language >"$BUILD/bench-$language.log" 2>&1 ||
        echo "bench: the programs for $language cannot be installed: $(tail -n 1 "$BUILD/bench-$language.log")"
done
