//! Tests of the words for who listens.

use super::*;

fn diagnosis(listening: &[(&str, SocketOwner)], dialled: &[&str], url: &str) -> Diagnosis {
    let listeners = listeners(listening, dialled);
    let target = Target::parse(url).unwrap();
    let diagnosis = refused(&listeners, "127.0.0.1:9501", &target);
    with_listeners(diagnosis, &listeners)
}

fn listeners(listening: &[(&str, SocketOwner)], dialled: &[&str]) -> Listeners {
    let row = |(address, owner): &(&str, SocketOwner)| Listener {
        address: address.parse().unwrap(),
        v6_only: None,
        waiting: 0,
        owner: owner.clone(),
    };
    Listeners {
        dialled: dialled.iter().map(|text| text.parse().unwrap()).collect(),
        port: 9501,
        rows: listening.iter().map(row).collect(),
        container: None,
    }
}

fn php() -> SocketOwner {
    SocketOwner::Process {
        name: "php".into(),
        // No process has it: the largest possible is 4194304.
        pid: 5_000_000,
    }
}

fn evidence(diagnosis: &Diagnosis) -> Vec<&str> {
    diagnosis
        .evidence
        .iter()
        .map(|(_, text)| text.as_str())
        .collect()
}

#[test]
fn another_address_of_the_family() {
    let found = diagnosis(
        &[("127.0.0.1", php())],
        &["10.0.0.5"],
        "ws://10.0.0.5:9501/",
    );
    assert_eq!(found.code, Code::TcpWrongInterface);
    assert_eq!(
        found.problem,
        "port 9501 accepts connections only at 127.0.0.1 (php, pid 5000000)"
    );
    assert_eq!(evidence(&found), ["php (pid 5000000) at 127.0.0.1:9501"]);
    assert_eq!(
        found.help,
        [
            "bind the server to 0.0.0.0 (all IPv4 addresses) or to 10.0.0.5",
            "or connect to 127.0.0.1:9501"
        ]
    );
}

#[test]
fn the_other_family() {
    let found = diagnosis(&[("0.0.0.0", php())], &["::1"], "ws://localhost:9501/");
    assert!(found.problem.contains("only on IPv4, at 0.0.0.0"));
    assert_eq!(
        found.help,
        [
            "bind the server to :: (all addresses, usually IPv4 too) or to ::1",
            "or connect to 127.0.0.1:9501; localhost resolves to ::1 here"
        ]
    );
    let found = diagnosis(&[("::", php())], &["127.0.0.1"], "wss://localhost:9501/");
    assert!(found.problem.contains("only on IPv6, at :: (php"));
    assert_eq!(
        evidence(&found),
        ["php (pid 5000000) at [::]:9501, for IPv6 only (IPV6_V6ONLY)"]
    );
    assert_eq!(
        found.help,
        ["bind the server to 0.0.0.0 as well, or disable IPV6_V6ONLY for its socket at ::"]
    );
}

#[test]
fn a_listener_that_came_too_late_is_no_wrong_interface() {
    let found = diagnosis(
        &[("0.0.0.0", php())],
        &["127.0.0.1"],
        "ws://127.0.0.1:9501/",
    );
    assert_eq!(found.code, Code::TcpRefused);
    assert_eq!(
        found.problem,
        "connections to 127.0.0.1:9501 are refused, although a process listens on port 9501"
    );
}

#[test]
fn holders_that_were_not_found() {
    let rows = [
        ("10.0.0.1", SocketOwner::Unreadable { uid: 33 }),
        ("10.0.0.2", SocketOwner::Elsewhere),
        ("10.0.0.3", SocketOwner::NotSearched),
        ("10.0.0.4", php()),
    ];
    let found = diagnosis(&rows, &["127.0.0.1"], "ws://127.0.0.1:9501/");
    assert_eq!(
        found.problem,
        "port 9501 accepts connections only at 10.0.0.1 (a process of user id 33) and \
         10.0.0.2 and 10.0.0.3"
    );
    assert_eq!(
        evidence(&found),
        [
            "a process of user id 33 (pid not readable) at 10.0.0.1:9501",
            "a process not visible from here (pid unknown) at 10.0.0.2:9501",
            "an unknown process (too many processes to search) at 10.0.0.3:9501"
        ]
    );
}

#[test]
fn the_listener_that_was_reached_comes_first() {
    let rows = [("127.0.0.2", php()), ("::", php()), ("0.0.0.0", php())];
    let mut listeners = listeners(&rows, &["127.0.0.1"]);
    listeners.rows[2].waiting = 1;
    let found = Diagnosis::new(Code::HandshakeTimeout, "no answer");
    let found = with_listeners(found, &listeners);
    assert_eq!(
        evidence(&found),
        [
            "php (pid 5000000) at 0.0.0.0:9501, 1 connection waits to be accepted",
            "php (pid 5000000) at [::]:9501",
            "php (pid 5000000) at 127.0.0.2:9501"
        ]
    );
}

#[test]
fn who_waits_for_itself_waits_for_ever() {
    let own = SocketOwner::Process {
        name: "php".into(),
        pid: std::process::id(),
    };
    let timeout = || {
        ["a", "b", "c"]
            .into_iter()
            .fold(Diagnosis::new(Code::HandshakeTimeout, "x"), Diagnosis::help)
    };
    let found = with_listeners(timeout(), &listeners(&[("::1", own.clone())], &["::1"]));
    assert!(found.help[0].starts_with("this process itself"));
    assert_eq!(found.help[1..], ["a", "b"]);
    let rows = [("::", own), ("::1", php())];
    let found = with_listeners(timeout(), &listeners(&rows, &["::1"]));
    assert_eq!(found.help, ["a", "b", "c"]);
}

#[test]
fn nothing_listens_and_localhost_may_be_a_container() {
    let mut listeners = listeners(&[], &["127.0.0.1"]);
    let target = Target::parse("ws://127.0.0.1:9501/").unwrap();
    let start = "start the server, or correct the host and port";
    for (container, own, place) in [
        (None, None, "machine"),
        (Some(Container::Docker), Some("service name"), "container"),
        (
            Some(Container::Podman),
            Some("host.containers.internal"),
            "container",
        ),
        (Some(Container::Kubernetes), Some("its service"), "pod"),
    ] {
        listeners.container = container;
        let found = refused(&listeners, "127.0.0.1:9501", &target);
        let found = with_listeners(found, &listeners);
        assert_eq!(found.problem, "nothing listens on 127.0.0.1:9501");
        assert_eq!(
            evidence(&found),
            [format!("none on port 9501 of this {place}")]
        );
        assert_eq!(found.help.last().unwrap(), start);
        assert_eq!(found.help.len(), 1 + usize::from(own.is_some()));
        assert!(found.help[0].contains(own.unwrap_or(start)));
    }
    // What is dialled by the machine's own address is not meant to be somewhere else.
    listeners.dialled = vec!["10.0.0.5".parse().unwrap()];
    assert_eq!(refused(&listeners, "10.0.0.5:9501", &target).help, [start]);
}

#[test]
fn a_port_that_something_forwards_has_no_line() {
    let found = Diagnosis::new(Code::HandshakeNotHttp, "x");
    let found = with_listeners(found, &listeners(&[], &["127.0.0.1"]));
    assert!(found.evidence.is_empty());
}

#[test]
fn silence_of_a_listener_is_its_own() {
    let with = no_answer(&listeners(&[("::", php())], &["127.0.0.1"]), "x");
    assert!(with.help[0].contains("queue"));
    let without = no_answer(&listeners(&[("::1", php())], &["127.0.0.1"]), "x");
    assert!(without.help[0].contains("firewall"));
}
