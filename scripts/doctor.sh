#!/usr/bin/env bash
# Runs bin/wsdoctor with the extension of this checkout: doctor.sh [OPTIONS] URL.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
find_php
need_extension
exec "$PHP" -n -d extension="$EXTENSION" bin/wsdoctor "$@"
