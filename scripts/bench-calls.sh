#!/usr/bin/env bash
# Measures single calls of the extension, or of another build of it: bench-calls.sh [EXTENSION].
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
find_php
exec "$PHP" -n -d "extension=${1:-$EXTENSION}" bench/calls.php "$TARGET/release/testserver"
