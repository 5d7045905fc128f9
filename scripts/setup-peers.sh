#!/usr/bin/env bash
# Installs the WebSocket servers that the tests talk to, at pinned versions, below .build/.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
peers=$ROOT/php-tests/peers

# Each folder holds a copy of the list it was made from: as long as the two are equal, it is kept.
setup_python() {
    local venv=$BUILD/venv list=$peers/python/requirements.txt
    ! cmp -s "$list" "$venv/requirements.txt" || return 0
    echo "setup: python servers"
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$list"
    cp "$list" "$venv/"
}

setup_node() {
    local node=$BUILD/node list=$peers/node
    ! cmp -s "$list/package-lock.json" "$node/installed-lock.json" || return 0
    echo "setup: node servers"
    rm -rf "$node"
    mkdir -p "$node"
    cp "$list/package.json" "$list/package-lock.json" "$list/.npmrc" "$node/"
    (cd "$node" && npm ci --silent --no-audit --no-fund)
    cp "$list/package-lock.json" "$node/installed-lock.json"
}

mkdir -p "$BUILD"
setup_python
setup_node
