//! The limits of this process: descriptors and threads.

use std::fs;
use std::io;
use std::path::Path;

use nix::errno::Errno;

/// Whether an error means that this process, or the machine, has no descriptor left.
pub(crate) fn lacks_descriptors(error: &io::Error) -> bool {
    let errno = error.raw_os_error().map(Errno::from_raw);
    matches!(errno, Some(Errno::EMFILE | Errno::ENFILE))
}

/// The limits on threads that apply to this process.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThreadLimits {
    /// `RLIMIT_NPROC`: processes and threads of its user; does not apply to root.
    pub of_user: Option<u64>,
    /// `pids.max` of a control group that contains it, and how many there are: a container, or a unit of systemd
    /// (TasksMax).
    pub of_group: Option<(u64, u64)>,
}

impl ThreadLimits {
    /// The present limits.
    #[must_use]
    pub fn now() -> Self {
        Self {
            of_user: of_user(&read(Path::new("/proc/self/limits"))),
            of_group: of_group(
                &read(Path::new("/proc/self/cgroup")),
                Path::new("/sys/fs/cgroup"),
            ),
        }
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

/// "Max processes  SOFT  HARD  processes".
fn of_user(limits: &str) -> Option<u64> {
    let line = limits
        .lines()
        .find_map(|line| line.strip_prefix("Max processes"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// The group with the least room of those that the process is in; all apply at the same time.
fn of_group(groups: &str, root: &Path) -> Option<(u64, u64)> {
    // "0::/system.slice/php-fpm.service"; in version 1 with the name of the controller.
    let line = groups.lines().find_map(|line| {
        let (_, rest) = line.split_once(':')?;
        let (controllers, path) = rest.split_once(':')?;
        let is_one = controllers.is_empty() || controllers.split(',').any(|name| name == "pids");
        is_one.then_some((controllers, path))
    })?;
    let root = match line.0 {
        "" => root.to_owned(),
        _ => root.join("pids"),
    };
    let path = root.join(line.1.trim_start_matches('/'));
    let number =
        |folder: &Path, name: &str| -> Option<u64> { read(&folder.join(name)).trim().parse().ok() };
    let limits = path
        .ancestors()
        .take_while(|folder| folder.starts_with(&root));
    let limits = limits.filter_map(|folder: &Path| {
        let most = number(folder, "pids.max")?;
        Some((most, number(folder, "pids.current")?))
    });
    limits.min_by_key(|(most, has)| most.saturating_sub(*has))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_soft_limit_of_the_user() {
        let limits = "Limit     Soft Limit   Hard Limit   Units\n\
                      Max processes             7     15000      processes\n";
        assert_eq!(of_user(limits), Some(7));
        assert_eq!(
            of_user("Max processes   unlimited  unlimited  processes"),
            None
        );
    }

    #[test]
    fn the_group_with_the_least_room_counts() {
        let root = std::env::temp_dir().join(format!("wsclient-cgroup-{}", std::process::id()));
        let inner = root.join("a/b");
        fs::create_dir_all(&inner).unwrap();
        fs::write(root.join("a/pids.max"), "20\n").unwrap();
        fs::write(root.join("a/pids.current"), "20\n").unwrap();
        fs::write(inner.join("pids.max"), "100\n").unwrap();
        fs::write(inner.join("pids.current"), "3\n").unwrap();
        assert_eq!(of_group("0::/a/b\n", &root), Some((20, 20)));
        fs::write(root.join("a/pids.max"), "max\n").unwrap();
        assert_eq!(of_group("0::/a/b\n", &root), Some((100, 3)));
        assert_eq!(of_group("1:cpu:/x\n", &root), None);
        fs::remove_dir_all(&root).unwrap();
    }
}
