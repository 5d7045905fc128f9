#!/usr/bin/env bash
# Runs bin/wsdoctor with the extension of this checkout: doctor.sh [OPTIONS] URL.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
find_php
[ -f "$EXTENSION" ] || die "$EXTENSION is not there; run 'make build' first"
exec "$PHP" -n -d extension="$EXTENSION" bin/wsdoctor "$@"
