#!/usr/bin/env bash
# Builds packages of the workspace in release mode; the extension is copied to modules/wsclient.so
# (elsewhere with WSCLIENT_EXTENSION).
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

build_extension() {
    cargo build --release --locked --package wsclient
    local library=$TARGET/release/libwsclient.so
    # macOS names it .dylib, PHP loads it as .so there too.
    [ "$(uname)" != Darwin ] || library=$TARGET/release/libwsclient.dylib
    mkdir -p "$(dirname "$EXTENSION")"
    # Written aside and renamed, because a running PHP may have the old file mapped.
    cp "$library" "$EXTENSION.new"
    mv -f "$EXTENSION.new" "$EXTENSION"
}

find_php
for package in "${@:-wsclient}"; do
    case $package in
        wsclient) build_extension ;;
        *) cargo build --release --locked --package "$package" ;;
    esac
done
