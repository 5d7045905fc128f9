#!/usr/bin/env bash
# Makes and enters roots of other Debian releases: debian-root.sh make SUITE | run SUITE FOLDER COMMAND...
#
# A root is made once, in $WSCLIENT_MATRIX/roots, with the mirror and the network settings of this machine. "run" runs
# the command as root in it: FOLDER of this machine is /wsclient there, and cargo with its toolchains is this machine's.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

suite=${2:-}
root=$MATRIX/roots/$suite
[ -n "$suite" ] || die "a suite is needed: debian-root.sh make SUITE"
[ "$(id -u)" = 0 ] || die "only root can make and enter a root of $suite"

mirror() {
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep '/debian/*$' | head -n 1
}

make_root() {
    [ ! -f "$root/.made" ] || return 0
    command -v debootstrap >/dev/null ||
        { apt-get update -qq && apt-get install -qq -y --no-install-recommends debootstrap; } >/dev/null ||
        die "debootstrap is not there and cannot be installed"
    rm -rf "$root"
    mkdir -p "$root"
    debootstrap --variant=minbase --include=ca-certificates "$suite" "$root" "$(mirror)" >"$root.log" 2>&1 ||
        die "debootstrap of $suite failed: $(tail -n 1 "$root.log")"
    # What this machine needs to reach the mirror, the packages of cargo, Python and node need too.
    apt-config dump Acquire | grep -v '::IndexTargets' >"$root/etc/apt/apt.conf.d/00machine"
    if [ "$suite" = sid ]; then
        # Its packages are taken only where a row asks for them.
        echo "deb $(mirror) experimental main" >"$root/etc/apt/sources.list.d/experimental.list"
    fi
    mkdir -p "$root/usr/local/share/ca-certificates"
    find /usr/local/share/ca-certificates -name '*.crt' -exec cp {} "$root/usr/local/share/ca-certificates/" \;
    chroot "$root" update-ca-certificates >>"$root.log" 2>&1
    chroot "$root" apt-get update -qq >>"$root.log" 2>&1 || die "the package lists of $suite cannot be had: $(tail -n 1 "$root.log")"
    touch "$root/.made"
}

# In namespaces of its own: nothing stays mounted or running, and who listens is not sought among all of this machine's
# processes. The root is a real one, since a chroot may not make the namespaces that some tests want.
run_in_root() {
    local folder=$1
    shift
    ROOT_DIR=$root FOLDER=$folder CARGO=${CARGO_HOME:-$HOME/.cargo} RUSTUP=${RUSTUP_HOME:-$HOME/.rustup} \
        unshare --mount --propagation private --pid --fork --kill-child bash -euc '
            cp -L /etc/resolv.conf "$ROOT_DIR/etc/resolv.conf"
            cp -L /etc/hosts "$ROOT_DIR/etc/hosts"
            mkdir -p "$ROOT_DIR/wsclient" "$ROOT_DIR$CARGO" "$ROOT_DIR$RUSTUP" "$ROOT_DIR/.old"
            mount --bind "$ROOT_DIR" "$ROOT_DIR"
            mount --bind "$FOLDER" "$ROOT_DIR/wsclient"
            mount --bind "$CARGO" "$ROOT_DIR$CARGO"
            mount --bind "$RUSTUP" "$ROOT_DIR$RUSTUP"
            mount -t proc proc "$ROOT_DIR/proc"
            mount --rbind /sys "$ROOT_DIR/sys"
            mount --rbind /dev "$ROOT_DIR/dev"
            cd "$ROOT_DIR"
            pivot_root . .old
            umount -l /.old
            # A folder of this machine that is not there.
            unset PIP_FIND_LINKS
            PATH=$CARGO/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
            cd /wsclient
            "$@"' run "$@"
}

case $1 in
    make) make_root ;;
    run)
        [ $# -ge 4 ] || die "debian-root.sh run SUITE FOLDER COMMAND..."
        make_root
        shift 2
        run_in_root "$@"
        ;;
    *) die "unknown command '$1': make or run" ;;
esac
