#!/usr/bin/env bash
# Builds the extension and runs the phpt suite on every PHP and Debian that matters: matrix.sh [ROW...]; all rows.
#
# Rows run one after the other and end in one table. Roots, PHPs and builds are kept in $WSCLIENT_MATRIX
# (~/.cache/wsclient-matrix); the log of each row is in logs/ there. What a row lacks makes it a skipped one.
set -uo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

# name | suite of Debian, or "here" | php-config, or nothing for the system's | packages from experimental | how
ROWS='
here    | here   |                   |                        |
jit     | here   |                   |                        | jit
zts     | here   | zts               |                        |
8.4     | trixie |                   |                        |
sid     | sid    |                   |                        |
8.5     | sid    | php-config8.5     | php8.5-cli php8.5-dev  |
8.6     | sid    | php-config8.6     | php8.6-cli php8.6-dev  |
8.6-zts | sid    | php-config8.6     | php8.6-cli php8.6-dev  | compile
'
# Each function and loop is compiled at its first turn.
JIT='-d zend_extension=opcache -d opcache.enable=1 -d opcache.enable_cli=1 -d opcache.jit=tracing
-d opcache.jit_buffer_size=64M -d opcache.jit_hot_loop=1 -d opcache.jit_hot_func=1 -d opcache.jit_hot_return=1
-d opcache.jit_hot_side_exit=1'

names() {
    echo "$ROWS" | awk -F '|' 'NF > 1 { gsub(/ /, "", $1); print $1 }'
}

# field NAME N: the Nth field of the row of that name
field() {
    echo "$ROWS" | awk -F '|' -v name="$1" -v n="$2" '
        { key = $1; gsub(/ /, "", key) }
        NF > 1 && key == name { sub(/^ +/, "", $n); sub(/ +$/, "", $n); print $n }'
}

# A copy of the checkout's files with their times, so that cargo builds only what changed; it is for one system.
copy_checkout() {
    local copy=$1
    mkdir -p "$copy"
    find "$copy" -mindepth 1 -maxdepth 1 ! -name target ! -name .build ! -name modules -exec rm -rf {} +
    git ls-files -z --cached --others --exclude-standard |
        while IFS= read -r -d '' file; do [ ! -e "$file" ] || printf '%s\0' "$file"; done |
        tar --create --null --files-from - | tar --extract --directory "$copy"
}

run_row() {
    local row=$1 suite config packages how copy
    suite=$(field "$row" 2) config=$(field "$row" 3) packages=$(field "$row" 4) how=$(field "$row" 5)
    copy=$MATRIX/checkouts/$suite
    if [ "$suite" != here ]; then
        scripts/debian-root.sh make "$suite" || return 99
    fi
    if [ "$config" = zts ]; then
        config=$(scripts/php-zts.sh | tail -n 1) && [ -n "$config" ] || return 99
    fi
    copy_checkout "$copy" || return 99
    local environment=(CARGO_TARGET_DIR="target/$row" WSCLIENT_EXTENSION="modules/$row/wsclient.so")
    [ -z "$config" ] || environment+=(PHP_CONFIG="$config")
    [ "$how" != jit ] || environment+=(PHPT_OPTIONS="$JIT")
    [ "$how" != compile ] || environment+=(COMPILE_ONLY="-DZTS=1")
    # shellcheck disable=SC2086 # a list of names without blanks
    if [ "$suite" = here ]; then
        env -C "$copy" "${environment[@]}" scripts/matrix-row.sh $packages
    else
        scripts/debian-root.sh run "$suite" "$copy" env "${environment[@]}" scripts/matrix-row.sh $packages
    fi
}

# The line of the table for a row that ended with that status and log.
describe() {
    local row=$1 status=$2 log=$3 php builds=no figures
    php=$(sed -n 's/^php: //p' "$log" | tail -n 1)
    ! grep -q '^builds: yes$' "$log" || builds=yes
    [ "$builds" = no ] || ! grep -q '^warning: wsclient@' "$log" || builds=warns
    figures=$(sed -n 's/^phpt: \([0-9]*\) passed, \([0-9]*\) failed, \([0-9]*\) skipped$/\1 \2 \3/p' "$log" | tail -n 1)
    if [ "$status" = 99 ]; then
        builds=skipped figures='- - -'
    elif [ "$(field "$row" 5)" = compile ]; then
        figures='- - -'
    elif [ -z "$figures" ]; then
        figures='0 1 0'
    fi
    # shellcheck disable=SC2086 # three words
    printf '%-8s %-22s %-8s %-8s %7s %7s %8s\n' "$row" "${php:-?}" "$(field "$row" 2)" "$builds" $figures
}

[ $# -gt 0 ] || eval "set -- $(names | tr '\n' ' ')"
for row in "$@"; do
    [ -n "$(field "$row" 2)" ] || die "unknown row '$row': $(names | tr '\n' ' ')"
done
mkdir -p "$MATRIX/logs" "$MATRIX/checkouts"
table=$(printf '%-8s %-22s %-8s %-8s %7s %7s %8s' row PHP system builds passed failed skipped)
passed=0 failed=0 skipped=0
for row in "$@"; do
    log=$MATRIX/logs/$row.log
    echo "== $row (log: $log)"
    run_row "$row" >"$log" 2>&1
    status=$?
    table=$table$'\n'$(describe "$row" $status "$log")
    case $status in
        0) passed=$((passed + 1)) ;;
        99)
            skipped=$((skipped + 1))
            echo "skipped: $(tail -n 1 "$log")"
            ;;
        *)
            failed=$((failed + 1))
            grep -E '^(FAIL|BORK|LEAK|WARN|error:|skipped,) ' "$log" || tail -n 5 "$log"
            ;;
    esac
done
echo
echo "$table"
echo "matrix: $passed passed, $failed failed, $skipped skipped"
[ $failed = 0 ]
