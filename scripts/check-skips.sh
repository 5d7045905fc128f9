#!/usr/bin/env bash
# Fails in CI for every skipped phpt in the log that php-tests/allowed-skips.txt does not allow.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

[ "${CI:-}" = true ] || exit 0
# run-tests prints: SKIP title [php-tests/folder/name.phpt] reason: the reason
sed -n 's/^SKIP .* \[\(.*\.phpt\)\] *\(reason: \)\{0,1\}\(.*\)$/\1 | \3/p' "$1" | {
    status=0
    allowed=$(grep -v '^#' php-tests/allowed-skips.txt)
    while IFS= read -r skipped; do
        skipped=${skipped#"$ROOT/"}
        # Each line there is: file | reason | why that is all right
        case $allowed in
            *"$skipped | "*) ;;
            *)
                echo "skipped, which php-tests/allowed-skips.txt does not allow: $skipped"
                status=1
                ;;
        esac
    done
    exit $status
}
