//! The text of a URL: what it means can be written down again, and nothing in it breaks out of the request.

use wsclient_core::handshake::{Request, RequestOptions};
use wsclient_core::url::{Target, redact_reference, redact_unparsed};

/// Takes the text as a URL, and as a reference of a server.
pub fn run(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let _ = redact_unparsed(text);
    let _ = redact_reference(text);
    let base = Target::parse("wss://user:secret@host.example/a/b?c=d").expect("a good URL");
    if let Some(resolved) = base.resolve(text) {
        assert!(resolved.starts_with("ws://") || resolved.starts_with("wss://"));
    }
    let Ok(target) = Target::parse(text) else {
        return;
    };
    assert_ne!(target.port, 0);
    let redacted = target.redacted();
    assert!(Target::parse(&redacted).is_ok(), "{redacted:?}");

    let again = format!(
        "{}://{}{}",
        target.scheme(),
        target.authority(),
        target.resource
    );
    let again = Target::parse(&again).expect("what a URL means is a URL");
    assert_eq!(again.secure, target.secure);
    assert_eq!(again.host, target.host);
    assert_eq!(again.port, target.port);
    assert_eq!(again.resource, target.resource);

    // A request line with three parts, and fields without control characters.
    let request = Request::new(&target, &RequestOptions::default(), "key");
    let text = String::from_utf8(request.bytes).expect("a request is ASCII");
    let lines: Vec<&str> = text
        .strip_suffix("\r\n\r\n")
        .expect("its end")
        .split("\r\n")
        .collect();
    assert_eq!(lines[0].split(' ').count(), 3, "{:?}", lines[0]);
    let fields = if target.credentials.is_some() { 6 } else { 5 };
    assert_eq!(lines.len(), 1 + fields);
    assert!(
        lines
            .iter()
            .all(|line| line.chars().all(|c| (' '..='~').contains(&c)))
    );
}
