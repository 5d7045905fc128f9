//! Parses the files of `/proc/PID`: a process's sockets, its name and its parent.

/// The inode of a link such as `socket:[4711]`.
pub(super) fn socket_inode(link: &[u8]) -> Option<u64> {
    let inode = link.strip_prefix(b"socket:[")?.strip_suffix(b"]")?;
    std::str::from_utf8(inode).ok()?.parse().ok()
}

/// The process id that a name in `/proc` is, if it is one.
pub(super) fn pid(name: &[u8]) -> Option<u32> {
    std::str::from_utf8(name).ok()?.parse().ok()
}

/// The content of `/proc/PID/comm` without its line break.
pub(super) fn name(comm: &[u8]) -> String {
    let comm = comm.strip_suffix(b"\n").unwrap_or(comm);
    String::from_utf8_lossy(comm).into_owned()
}

/// The parent in `/proc/PID/stat`: `4243 (name) S 4242 …`. The name may hold anything, also `) S 1 `,
/// so the last bracket counts.
pub(super) fn parent(stat: &str) -> Option<u32> {
    let (_, rest) = stat.rsplit_once(')')?;
    rest.split_ascii_whitespace().nth(1)?.parse().ok()
}

/// The process id given out last, at the end of `/proc/loadavg`: `0.11 0.35 0.18 3/224 4242`.
pub(super) fn newest(loadavg: &str) -> Option<u32> {
    loadavg.split_ascii_whitespace().nth(4)?.parse().ok()
}

/// Puts the newest first; ids above `newest` are from before the ids started again from the beginning.
pub(super) fn sort_by_age(pids: &mut [u32], newest: u32) {
    pids.sort_unstable_by_key(|pid| (*pid > newest, std::cmp::Reverse(*pid)));
}

/// The program's name in the target of the link `/proc/PID/exe`.
pub(super) fn program(exe: &[u8]) -> Option<String> {
    let exe = exe.strip_suffix(b" (deleted)").unwrap_or(exe);
    let name = exe.rsplit(|byte| *byte == b'/').next()?;
    (!name.is_empty()).then(|| String::from_utf8_lossy(name).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sockets_are_distinguished_from_other_links() {
        assert_eq!(socket_inode(b"socket:[4711]"), Some(4711));
        for other in [
            &b"/dev/null"[..],
            b"pipe:[4711]",
            b"socket:[]",
            b"socket:[47x]",
            b"socket:[47",
            b"",
        ] {
            assert_eq!(socket_inode(other), None);
        }
    }

    #[test]
    fn processes_are_distinguished_from_other_entries() {
        assert_eq!(pid(b"4242"), Some(4242));
        assert_eq!(pid(b"self"), None);
        assert_eq!(pid(b"4242x"), None);
        assert_eq!(pid(b"99999999999"), None);
    }

    #[test]
    fn the_parent_follows_the_last_bracket() {
        assert_eq!(parent("4243 (php) S 4242 4242 1 0"), Some(4242));
        assert_eq!(parent("4243 (a) S 1 (b) R 4242 1"), Some(4242));
        assert_eq!(parent("4243 (php"), None);
        assert_eq!(parent(""), None);
    }

    #[test]
    fn ids_that_started_again_are_the_newest() {
        let newest = newest("0.11 0.35 0.18 3/224 300\n").unwrap();
        let mut pids = [1, 200, 300, 31000, 32000];
        sort_by_age(&mut pids, newest);
        assert_eq!(pids, [300, 200, 1, 32000, 31000]);
        assert_eq!(super::newest("0.11"), None);
    }

    #[test]
    fn names_are_without_path_and_line_break() {
        assert_eq!(name(b"php-fpm8.2\n"), "php-fpm8.2");
        assert_eq!(program(b"/usr/bin/node"), Some("node".into()));
        assert_eq!(program(b"/usr/bin/node (deleted)"), Some("node".into()));
        assert_eq!(program(b""), None);
    }
}
