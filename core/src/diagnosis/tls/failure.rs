//! Explains why the TLS handshake failed.

use rustls::AlertDescription;

use super::{alert, certificate, public_authority};
use crate::diagnosis::catalogue::{Code, Fault};
use crate::diagnosis::diagnosis::Diagnosis;
use crate::diagnosis::programs::setting_examples;
use crate::diagnosis::protocol::Protocol;
use crate::text::{SHOWN, listed, one_line, quoted_bytes};
use crate::tls::{AfterRefusal, CertificateFacts, TlsError, TlsFailure};
use crate::url::Target;

/// Explains `failure`.
pub(in crate::diagnosis) fn diagnose(failure: &TlsFailure, target: &Target) -> Diagnosis {
    let host = one_line(&failure.peer_name, SHOWN);
    let port = target.port;
    match &failure.error {
        TlsError::Certificate(fault) => certificate::diagnose(fault, failure, target),
        TlsError::NotTls => not_tls(failure, target),
        TlsError::TimedOut => timed_out(failure, &host),
        TlsError::Closed => {
            let problem = if failure.tap.received == 0 {
                format!("{host} closed the connection without answering the TLS handshake")
            } else {
                format!("{host} closed the connection during the TLS handshake")
            };
            cut_off(Diagnosis::new(Code::TlsClosed, problem), failure, port)
        }
        TlsError::Reset => {
            let problem = format!("the connection to {host} was reset during the TLS handshake");
            cut_off(Diagnosis::new(Code::TlsReset, problem), failure, port)
        }
        TlsError::Io(error) => {
            let problem = format!("the connection to {host} failed during the TLS handshake");
            Diagnosis::new(Code::TlsReset, problem)
                .seen("found", one_line(&error.to_string(), SHOWN))
        }
        TlsError::Interrupted => Diagnosis::new(
            Code::TlsTimeout,
            "the TLS handshake was interrupted on this side",
        ),
        TlsError::PeerName => {
            let problem = format!("\"{host}\" is not a valid name for a certificate");
            Diagnosis::new(Code::TlsConfig, problem)
                .seen("expected", "a host name of letters, digits, hyphens and dots, or an IP address")
                .help("correct the host of the URL, or pass the name in the certificate as the TLS option peer_name")
        }
        TlsError::ProtocolVersion => {
            let problem = format!("{host} accepts neither TLS 1.2 nor TLS 1.3");
            Diagnosis::new(Code::TlsProtocolVersion, problem)
                .seen("expected", "TLSv1.2 or TLSv1.3")
                .seen("found", "the server refused both, or chose an older version")
                .help("enable TLS 1.2 or 1.3 on the server; this client does not support TLS 1.1 and older")
        }
        TlsError::NoCommonParameters { alert } => no_common_parameters(*alert, &host),
        TlsError::Alpn => {
            let problem = format!("{host} does not accept HTTP/1.1 on port {port}");
            Diagnosis::new(Code::TlsAlpn, problem)
                .seen("expected", "application protocol http/1.1 (ALPN)")
                .seen("found", "the server accepts no protocol that was offered")
                .help("enable http/1.1 besides h2 on this port: a WebSocket starts with an HTTP/1.1 request")
        }
        TlsError::ServerName => {
            let problem = format!("the server has no site called {host}");
            Diagnosis::new(Code::TlsServerName, problem)
                .seen("found", format!("alert {}", alert::name(AlertDescription::UnrecognisedName)))
                .help("correct the host name of the URL, or add the site to the server")
                .help("if the site's name differs from the URL's host, pass it as the TLS option peer_name")
        }
        TlsError::ClientCertificateRequired { alert } => {
            let problem = format!("{host} requires a client certificate, but none was given");
            asked_authorities(Diagnosis::new(Code::TlsClientCertificateRequired, problem), failure)
                .seen("found", format!("alert {}", alert::name(*alert)))
                .help("pass the certificate and its key: tls: ['local_cert' => '/path/to/client.pem', 'local_pk' => '/path/to/client.key']")
        }
        TlsError::ClientCertificateRejected { alert } => rejected(failure, *alert, &host),
        TlsError::RenegotiationRefused { then } => renegotiation(*then, &host),
        TlsError::Alert(alert) => {
            alert::diagnose(*alert, &host, failure.client_certificate.is_some())
        }
        TlsError::Tampered { detail } => {
            let problem =
                format!("the data from {host} violates the TLS protocol or was changed on the way");
            Diagnosis::new(Code::TlsTampered, problem)
                .seen("found", one_line(detail, SHOWN))
                .seen("stage", stage(failure))
                .help("something between this machine and the server likely changes the data: try from another network")
                .help("if it happens from every network, the server's TLS is at fault: check its log and version")
        }
        TlsError::Other { detail } => {
            let problem = format!("the TLS handshake with {host} failed");
            Diagnosis::new(Code::TlsConfig, problem).seen("found", one_line(detail, SHOWN))
        }
    }
}

fn not_tls(failure: &TlsFailure, target: &Target) -> Diagnosis {
    let bytes = failure.tap.first_received.as_slice();
    let port = target.port;
    let protocol = Protocol::of(bytes);
    let problem = match protocol {
        Some(Protocol::Echo) => {
            format!("port {port} does not speak TLS: it only echoes what it receives")
        }
        Some(protocol) => format!("port {port} does not speak TLS, but {}", protocol.name()),
        None => format!("port {port} does not speak TLS"),
    };
    let diagnosis = Diagnosis::new(Code::TlsNotTls, problem)
        .seen("expected", "a TLS record")
        .seen("found", quoted_bytes(bytes, 60));
    match protocol {
        Some(Protocol::Http) => diagnosis
            .help(format!(
                "use ws:// for this port: ws://{}:{port}",
                target.host
            ))
            .help("or connect to the server's TLS port, usually 443"),
        Some(Protocol::Http2) => diagnosis
            .help("this port is likely behind a proxy that terminates TLS: connect to the proxy's TLS port, usually 443")
            .help(format!(
                "without the proxy, a WebSocket needs an HTTP/1.1 listener and a URL with ws://{}",
                target.host
            )),
        _ => {
            let help = protocol.and_then(Protocol::help);
            diagnosis.help(help.unwrap_or(
                "check the host and port; the TLS port of a web server is usually 443",
            ))
        }
    }
}

fn timed_out(failure: &TlsFailure, host: &str) -> Diagnosis {
    let tap = &failure.tap;
    if tap.received == 0 {
        let problem =
            format!("{host} accepted the connection, but did not answer the TLS handshake in time");
        return Diagnosis::new(Code::TlsTimeout, problem)
            .seen("found", format!("nothing received after the ClientHello of {} bytes", tap.sent))
            .help("check that the port speaks TLS: a server that waits for another protocol also stays silent")
            .help("the server may be overloaded, or a firewall may drop packets after the connection is made");
    }
    Diagnosis::new(
        Code::TlsTimeout,
        format!("the TLS handshake with {host} did not complete in time"),
    )
    .seen(
        "found",
        format!(
            "{} bytes received, but the handshake is incomplete",
            tap.received
        ),
    )
    .seen("stage", stage(failure))
    .help("the server or the network is likely slow: try again, or raise connect_timeout")
}

fn cut_off(diagnosis: Diagnosis, failure: &TlsFailure, port: u16) -> Diagnosis {
    let tap = &failure.tap;
    let seen = format!("{} bytes sent, {} bytes received", tap.sent, tap.received);
    let mut diagnosis = diagnosis.seen("found", seen).seen("stage", stage(failure));
    if let Some(farewell) = alert::only_alert(&tap.first_received) {
        diagnosis = diagnosis.seen("alert", alert::name(farewell));
    }
    if failure.client_certificate.is_some() {
        return diagnosis
            .help("the server had just requested a client certificate: check local_cert and local_pk, and the server's log");
    }
    if failure.version.is_none() {
        diagnosis
            .help(format!("check that port {port} is the server's TLS port"))
            .help("or check for a firewall that filters by host name, or a load balancer without a healthy upstream server")
    } else {
        diagnosis.help("see the server's log for the reason")
    }
}

fn no_common_parameters(alert: Option<AlertDescription>, host: &str) -> Diagnosis {
    let problem = format!("{host} and this client have no TLS parameters in common");
    let diagnosis = Diagnosis::new(Code::TlsNoCommonParameters, problem)
        .seen("expected", "ECDHE with X25519, P-256 or P-384; AES-GCM or ChaCha20-Poly1305; an RSA key of 2048 bits or more, EC P-256, EC P-384 or Ed25519");
    let diagnosis = match alert {
        Some(alert) => diagnosis.seen("found", format!("alert {}", alert::name(alert))),
        None => diagnosis.seen("found", "the server chose something else"),
    };
    diagnosis
        .help("the server likely allows old cipher suites only (static RSA, CBC, DHE): enable ECDHE with AES-GCM")
        .help("or its certificate has a key of an unsupported type, such as P-521")
}

/// A server that asks for the client's certificate once it has seen the request, as some do for a path.
fn renegotiation(then: AfterRefusal, host: &str) -> Diagnosis {
    let problem = format!(
        "{host} asks to renegotiate TLS after the request, likely for a client certificate, and this client does not renegotiate"
    );
    let then = match then {
        AfterRefusal::Alert(alert) => format!("alert {}", alert::name(alert)),
        AfterRefusal::OtherRecord => "another record that is no answer".to_owned(),
        AfterRefusal::Closed => "the end of the connection".to_owned(),
        AfterRefusal::Reset => "a reset".to_owned(),
        AfterRefusal::Silent => "nothing more".to_owned(),
    };
    let mut diagnosis = Diagnosis::new(Code::TlsClientCertificateRequired, problem)
        .seen("expected", "an HTTP response")
        .seen("found", format!("a HelloRequest (TLS 1.2), and after its refusal {then}"))
        .help(format!(
            "let the server request the certificate in the first handshake ({}), and pass it: tls: ['local_cert' => '/path/to/client.pem', 'local_pk' => '/path/to/client.key']",
            setting_examples(|settings| settings.early_client_certificate)
        ))
        .help("or let it request none for this path");
    // No certificate that the caller passes changes it.
    diagnosis.fault = Fault::Server;
    diagnosis
}

fn rejected(failure: &TlsFailure, alert: AlertDescription, host: &str) -> Diagnosis {
    use AlertDescription as Alert;
    let problem = format!("{host} does not accept the client certificate");
    let mut diagnosis = asked_authorities(
        Diagnosis::new(Code::TlsClientCertificateRejected, problem),
        failure,
    )
    .seen("found", format!("alert {}", alert::name(alert)));
    let asked = failure.client_certificate.as_ref();
    let own = asked.and_then(|asked| asked.sent.as_ref());
    let own = own.map(|der| CertificateFacts::read(der));
    let mut is_for_servers = false;
    if let Some(own) = &own {
        diagnosis = diagnosis.seen("sent", certificate::described(Some(own)));
        is_for_servers = own
            .purposes
            .as_ref()
            .is_some_and(|all| !all.iter().any(|one| one == "clientAuth"));
        if let Some(authority) = public_authority::issuer_of(own) {
            diagnosis = diagnosis.help(not_issued_for_clients(authority, is_for_servers));
        } else if is_for_servers {
            diagnosis = diagnosis.help("use a certificate that is meant for clients: that of local_cert has no extendedKeyUsage clientAuth");
        }
    }
    match alert {
        Alert::UnknownCA => diagnosis
            .help("use a certificate from an authority that the server trusts")
            .help("if that is an intermediate authority, append its certificate to the file of local_cert"),
        Alert::CertificateExpired => diagnosis.help("renew the client certificate"),
        Alert::CertificateRevoked => diagnosis.help("get a new client certificate; this one was revoked"),
        _ if is_for_servers => diagnosis.help("see the server's log for the exact reason"),
        _ => diagnosis
            .help("check that the certificate of local_cert is meant for clients (extendedKeyUsage clientAuth), is valid today, and comes from an authority that the server trusts")
            .help("see the server's log for the exact reason"),
    }
}

/// Public authorities stopped in 2026, as root programs require it of them.
fn not_issued_for_clients(authority: &str, is_for_servers: bool) -> String {
    let since = match authority {
        "Let's Encrypt" => " (Let's Encrypt since February 2026)",
        _ => "",
    };
    let what = if is_for_servers {
        format!("the certificate of local_cert is one of {authority} for servers")
    } else {
        format!("the certificate of local_cert is one of {authority}")
    };
    format!(
        "{what}: public authorities no longer issue certificates for clients{since}, so get one from a private authority that the server trusts"
    )
}

fn asked_authorities(diagnosis: Diagnosis, failure: &TlsFailure) -> Diagnosis {
    let authorities = failure
        .client_certificate
        .as_ref()
        .map(|asked| asked.authorities.as_slice());
    match authorities {
        None | Some([]) => diagnosis,
        Some(names) => diagnosis.seen(
            "expected",
            format!("a certificate from {}", listed(names, " or ")),
        ),
    }
}

/// How far the handshake had come.
fn stage(failure: &TlsFailure) -> String {
    match failure.version {
        Some(version) => format!("after the server chose {version}"),
        None if failure.tap.received == 0 => "before the server's first byte".to_owned(),
        None => "before the server chose a TLS version".to_owned(),
    }
}
