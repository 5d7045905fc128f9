#!/usr/bin/env bash
# Checks format, clippy, the syntax of PHP and shell files, and what must agree; every check runs, any failure counts.
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
    done < <(find bench bin examples stubs php-tests -type f -not -path 'bench/vendor/*' \( -path bin/wsdoctor -o -name '*.php' -o -name '*.inc' \))
    return $bad
}

shell_scripts() {
    shellcheck --severity=warning --external-sources --source-path=scripts scripts/*.sh .ci/run
}

# Licences, duplicate versions and sources of the dependencies. Advisories need their database, which not every machine reaches.
dependencies() {
    local deny=$TOOLS/bin/cargo-deny
    "$deny" --locked check --hide-inclusion-graph licenses bans sources || return
    if timeout 20 git ls-remote --exit-code https://github.com/RustSec/advisory-db HEAD >/dev/null 2>&1; then
        "$deny" --locked check --hide-inclusion-graph advisories
    else
        echo "lint: advisories are not checked, their database cannot be reached"
    fi
}

# Three places name the oldest Rust that builds this: cargo, a build by PIE, and who reads the README must agree.
same_rust() {
    local cargo pie readme
    cargo=$(sed -n 's/^rust-version = "\(.*\)"$/\1/p' Cargo.toml)
    pie=$(sed -n 's/^m4_define(\[WSCLIENT_RUST\], \[\(.*\)\])$/\1/p' pie/config.m4)
    readme=$(sed -n 's/.*Rust toolchain (\([0-9.]*\) or newer).*/\1/p' README.md)
    [ -n "$cargo" ] && [ "$cargo" = "$pie" ] && [ "$cargo" = "$readme" ] && return
    echo "the oldest Rust is '$cargo' in Cargo.toml, '$pie' in pie/config.m4, '$readme' in README.md"
    return 1
}

for component in fmt clippy; do
    cargo $component --version >/dev/null 2>&1 || die "cargo $component is missing: rustup component add rustfmt clippy"
done
check format cargo fmt --all --check
# The list that declares these is a macro, which cargo fmt does not read.
check programs rustfmt --edition 2024 --check core/src/diagnosis/programs/*.rs
check clippy cargo clippy --locked --workspace --all-targets -- -D warnings
check php php_syntax
check stub scripts/gen-stub.sh --check
check shell shell_scripts
check dependencies dependencies
check rust same_rust
exit $status
