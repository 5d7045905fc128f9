#!/usr/bin/env bash
# Rewrites expectations after a deliberate change of words: bless.sh [PATH...], with the paths of run-phpt.sh.
#
# modules/wsclient.so and the release testserver must be built from the changed code, and the change committed, so that
# `git diff` shows what this script did. Without paths, files that cargo tests compare (docs/errors.md, docs/ends.md) are written too.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
find_php

[ -z "$(git status --porcelain)" ] || die "the working tree has changes; commit them first, so that git diff shows only what this changes"
need_extension
need_testserver

WORK=$(mktemp -d "${TMPDIR:-/tmp}/wsclient-bless.XXXXXX")
trap 'rm -rf "$WORK"' EXIT

# Runs phpt tests and leaves the names of the failed ones in $WORK/failed; the outputs are beside the tests.
run_phpt() {
    rm -f "$WORK/failed"
    PHPT_OPTIONS="${PHPT_OPTIONS:-} -w $WORK/failed" "$ROOT/scripts/run-phpt.sh" "$@" >"$WORK/log" 2>&1 || true
    grep -q '^Tests passed' "$WORK/log" || { cat "$WORK/log"; die "the phpt tests did not run"; }
    tail -n 1 "$WORK/log"
    [ ! -f "$WORK/failed" ] || sed -i "s|^$ROOT/||" "$WORK/failed"
    mapfile -t failed < <(sort -u "$WORK/failed" 2>/dev/null)
}

status=0
if [ $# -eq 0 ]; then
    WSCLIENT_BLESS=1 cargo test --workspace --exclude wsclient --locked --no-fail-fast --quiet || {
        status=1
        echo "cargo test: failed, see above; words in the source of a test are changed by hand" >"$WORK/notes"
    }
fi

changed=()
run_phpt "$@"
if [ ${#failed[@]} -gt 0 ]; then
    mkdir "$WORK/first"
    for test in "${failed[@]}"; do
        cp --parents "${test%.phpt}.out" "$WORK/first" 2>/dev/null || true
    done
    # Once more: a test that passes now has failed by chance, and numbers that differ become placeholders.
    first=("${failed[@]}")
    run_phpt "${first[@]}"
    if [ ${#failed[@]} -gt 0 ]; then
        result=0
        "$PHP" -n -d display_errors=stderr php-tests/support/bless.php "$WORK/first" "${failed[@]}" >"$WORK/changed" 2>>"$WORK/notes" || result=$?
        # 1 is that some tests could not be changed, more that bless.php itself failed.
        [ $result -le 1 ] || { cat "$WORK/notes"; exit $result; }
        [ $result -eq 0 ] || status=1
        mapfile -t changed <"$WORK/changed"
    fi
fi
if [ ${#changed[@]} -gt 0 ]; then
    run_phpt "${changed[@]}"
    for test in "${failed[@]}"; do
        echo "$test: fails with its new expectation too" >>"$WORK/notes"
        status=1
    done
fi
git --no-pager diff --stat
if [ -s "$WORK/notes" ]; then
    echo "to look at:"
    cat "$WORK/notes"
fi
echo "bless: ${#changed[@]} expectations changed"
exit $status
