//! Which subprotocol a port usually requires.

use crate::url::Target;

/// Protocols over WebSocket with the default ports of the programs that speak them, and their subprotocols.
const USUAL: &[(&[u16], &str, &str)] = &[
    (&[8083, 8084, 9001, 15675], "MQTT", "mqtt"),
    (&[15674], "STOMP", "v12.stomp"),
    (&[5280, 5281, 5443], "XMPP", "xmpp"),
    (&[8188, 8989], "Janus", "janus-protocol"),
];

/// What helps where the port of `target` usually requires a subprotocol that is not among those `offered`.
pub(super) fn help(target: &Target, offered: &[String]) -> Option<String> {
    let port = target.port;
    let (_, protocol, name) = USUAL.iter().find(|(ports, ..)| ports.contains(&port))?;
    if offered.iter().any(|one| one == name) {
        return None;
    }
    Some(format!(
        "port {port} is likely {protocol} over WebSocket, whose subprotocol is {name}: pass subprotocols: ['{name}']"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_names_what_was_not_offered() {
        let target = |url| Target::parse(url).unwrap();
        let offered = ["MQTT".to_owned()];
        let line = help(&target("ws://h:9001/"), &offered).unwrap();
        assert!(line.ends_with("pass subprotocols: ['mqtt']"), "{line}");
        assert_eq!(help(&target("ws://h:9001/"), &["mqtt".to_owned()]), None);
        assert_eq!(help(&target("ws://h:8080/"), &offered), None);
    }
}
