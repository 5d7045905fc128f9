#!/usr/bin/env bash
# Copies the built extension to PHP's extension folder (below DESTDIR) and says how to load it.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

find_php
folder=${DESTDIR:-}$("$PHP_CONFIG" --extension-dir)
need_extension
mkdir -p "$folder" 2>/dev/null && [ -w "$folder" ] || die "$folder is not writable; run 'sudo make install', or set DESTDIR"
install -m 0644 "$EXTENSION" "$folder/wsclient.so"

echo "installed $folder/wsclient.so"
echo "To load it, put this line into php.ini or a file in $("$PHP_CONFIG" --ini-dir 2>/dev/null || echo "PHP's conf.d folder"):"
echo "extension=wsclient.so"
