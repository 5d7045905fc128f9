#!/usr/bin/env bash
# Checks format, clippy, and the syntax of PHP and shell files; every check runs, any failure counts.
set -uo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
find_php
status=0

check() {
    echo "lint: $1"
    shift
    "$@" || status=1
}

php_syntax() {
    local file bad=0
    while IFS= read -r file; do
        "$PHP" -n -l "$file" >/dev/null || bad=1
    done < <(find bench bin/wsdoctor examples stubs php-tests -type f -not -path 'bench/vendor/*' \( -path bin/wsdoctor -o -name '*.php' -o -name '*.inc' \))
    return $bad
}

shell_syntax() {
    local file bad=0
    for file in scripts/*.sh .ci/run; do
        bash -n "$file" || bad=1
    done
    return $bad
}

for component in fmt clippy; do
    cargo $component --version >/dev/null 2>&1 || die "cargo $component is missing: rustup component add rustfmt clippy"
done
check format cargo fmt --all --check
check clippy cargo clippy --locked --workspace --all-targets -- -D warnings
check php php_syntax
check stub scripts/gen-stub.sh --check
check shell shell_syntax
exit $status
