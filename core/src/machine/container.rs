//! Recognises the container that this process runs in, where localhost is the container itself.

use std::fs;
use std::path::Path;

/// What runs the container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// Docker, or something that creates the same files.
    Docker,
    /// Podman or another user of its libraries.
    Podman,
    /// A pod of Kubernetes.
    Kubernetes,
    /// Another one.
    Other,
}

/// How many bytes of `/proc/1/cgroup` are read.
const CGROUP_LIMIT: u64 = 4096;

/// The container of this process.
pub(super) fn current() -> Option<Container> {
    if cfg!(target_os = "linux") {
        within(Path::new("/"))
    } else {
        None
    }
}

/// As [`current`], for a file system below `root`.
fn within(root: &Path) -> Option<Container> {
    let has = |path: &str| root.join(path).exists();
    // A pod has the files of its container runtime as well.
    if has("run/secrets/kubernetes.io") || has("var/run/secrets/kubernetes.io") {
        Some(Container::Kubernetes)
    } else if has(".dockerenv") {
        Some(Container::Docker)
    } else if has("run/.containerenv") {
        Some(Container::Podman)
    } else {
        of_cgroup(&read_start(&root.join("proc/1/cgroup")))
    }
}

fn read_start(path: &Path) -> String {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    if let Ok(file) = fs::File::open(path) {
        // A file that cannot be read is like an empty one.
        let _ = file.take(CGROUP_LIMIT).read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The runtime after which the control group of process 1 is named. Outside of a container the group is
/// `/` or `/init.scope`, and also inside of one where control groups have a namespace.
fn of_cgroup(text: &str) -> Option<Container> {
    let known = [
        ("kubepods", Container::Kubernetes),
        ("libpod", Container::Podman),
        ("docker", Container::Docker),
        ("containerd", Container::Other),
        ("lxc", Container::Other),
        ("machine.slice", Container::Other),
    ];
    known
        .into_iter()
        .find(|(word, _)| text.contains(word))
        .map(|(_, container)| container)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_control_group_names_the_runtime() {
        for (text, expected) in [
            ("0::/init.scope\n", None),
            ("12:pids:/\n0::/\n", None),
            ("", None),
            ("0::/docker/4f2a\n", Some(Container::Docker)),
            (
                "1:cpu:/system.slice/docker-4f2a.scope\n",
                Some(Container::Docker),
            ),
            (
                "11:memory:/kubepods/burstable/pod1/docker-2\n",
                Some(Container::Kubernetes),
            ),
            (
                "0::/machine.slice/libpod-77.scope\n",
                Some(Container::Podman),
            ),
            ("0::/lxc.payload.web\n", Some(Container::Other)),
        ] {
            assert_eq!(of_cgroup(text), expected, "{text:?}");
        }
    }

    #[test]
    fn the_files_of_each_runtime_are_recognised() {
        let root = std::env::temp_dir().join(format!("wsclient-container-{}", std::process::id()));
        let expected = [
            (None, None),
            (Some("proc/1/cgroup"), Some(Container::Other)),
            (Some("run/.containerenv"), Some(Container::Podman)),
            (Some(".dockerenv"), Some(Container::Docker)),
            (
                Some("run/secrets/kubernetes.io"),
                Some(Container::Kubernetes),
            ),
        ];
        for (mark, expected) in expected {
            if let Some(mark) = mark {
                let path = root.join(mark);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, "0::/lxc/1\n").unwrap();
            }
            assert_eq!(within(&root), expected, "{mark:?}");
        }
        fs::remove_dir_all(&root).unwrap();
    }
}
