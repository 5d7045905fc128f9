//! Sessions that connections of one process resume.

use super::pki::{Authority, Folder, leaf};
use super::server::{ONLY_12, ONLY_13, Server, config};
use super::{connect, echo, trusting};
use crate::tls::TlsOptions;

#[test]
fn the_second_connection_resumes_and_still_knows_the_chain() {
    for versions in [ONLY_12, ONLY_13] {
        let authority = Authority::new("Lab CA");
        let identity = authority.issue(&leaf(&["good.test"]));
        let server = Server::tls(2, config(&identity, versions, None));
        let options = trusting(&authority.pem);
        let mut first = connect(&server, &options, "good.test").unwrap();
        assert!(!first.summary().resumed);
        // The tickets of TLS 1.3 come with the first data.
        echo(&mut first, b"hello").unwrap();
        drop(first);
        let second = connect(&server, &options, "good.test").unwrap();
        assert!(second.summary().resumed);
        assert!(second.summary().verified);
        assert_eq!(second.summary().chain.len(), 1);
        assert!(second.summary().brief().ends_with(", resumed"));
    }
}

#[test]
fn connections_resume_before_the_tickets_of_others_have_come() {
    const COUNT: usize = 20;
    let authority = Authority::new("Lab CA");
    let identity = authority.issue(&leaf(&["good.test"]));
    let server = Server::tls(2 * COUNT, config(&identity, ONLY_13, None));
    let options = trusting(&authority.pem);
    // Each uses a ticket, and gets two with the first data.
    for _ in 0..COUNT {
        let mut stream = connect(&server, &options, "good.test").unwrap();
        echo(&mut stream, b"hello").unwrap();
    }
    for _ in 0..COUNT {
        let stream = connect(&server, &options, "good.test").unwrap();
        assert!(stream.summary().resumed);
    }
}

#[test]
fn other_options_and_changed_files_do_not_resume() {
    let authority = Authority::new("Lab CA");
    let folder = Folder::new();
    let path = folder.write("ca.pem", &authority.pem);
    let identity = authority.issue(&leaf(&["good.test"]));
    let server = Server::tls(3, config(&identity, ONLY_13, None));
    let options = TlsOptions {
        cafile: Some(path),
        ..TlsOptions::default()
    };
    echo(
        &mut connect(&server, &options, "good.test").unwrap(),
        b"hello",
    )
    .unwrap();
    let unnamed = TlsOptions {
        verify_peer_name: false,
        ..options.clone()
    };
    assert!(
        !connect(&server, &unnamed, "good.test")
            .unwrap()
            .summary()
            .resumed
    );
    folder.write(
        "ca.pem",
        format!("{}{}", authority.pem, Authority::new("Other CA").pem),
    );
    let stream = connect(&server, &options, "good.test").unwrap();
    assert!(!stream.summary().resumed);
    assert_eq!(stream.summary().trust.anchors(), 2);
}
