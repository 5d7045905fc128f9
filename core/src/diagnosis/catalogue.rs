//! The table of error codes: one row makes the code, its exception class, layer, fault and reference.

use crate::layer::Layer;

/// Who has to act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The program that uses the client.
    Caller,
    /// The machine the client runs on.
    Machine,
    /// Something between the two ends.
    Network,
    /// The server, or what is in front of it.
    Server,
    /// Not known from here.
    Unknown,
}

impl Fault {
    /// Every fault.
    pub const ALL: [Self; 5] = [
        Self::Caller,
        Self::Machine,
        Self::Network,
        Self::Server,
        Self::Unknown,
    ];

    /// The stable lower-case name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Caller => "caller",
            Self::Machine => "machine",
            Self::Network => "network",
            Self::Server => "server",
            Self::Unknown => "unknown",
        }
    }
}

/// The exception class a code is thrown as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// `InvalidUrlException`
    InvalidUrl,
    /// `NameResolutionException`
    NameResolution,
    /// `TcpException`
    Tcp,
    /// `TlsException`
    Tls,
    /// `CertificateException`
    Certificate,
    /// `HandshakeException`
    Handshake,
    /// `ConnectionClosedException`
    ConnectionClosed,
    /// `ConnectionLostException`
    ConnectionLost,
    /// `ProtocolException`
    Protocol,
    /// `MessageTooBigException`
    MessageTooBig,
    /// `TimeoutException`
    Timeout,
    /// `InterruptedException`
    Interrupted,
}

macro_rules! catalogue {
    ($($code:ident $name:literal $layer:ident $class:ident $fault:ident $retry:ident $specification:expr, $meaning:literal;)*) => {
        /// A stable error code.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Code {
            $(#[doc = concat!("`", $name, "`: ", $meaning)] $code,)*
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$code,)*];

            /// The dotted name; never renamed.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$code => $name,)* }
            }

            /// The layer that failed.
            #[must_use]
            pub const fn layer(self) -> Layer {
                match self { $(Self::$code => Layer::$layer,)* }
            }

            /// The exception class.
            #[must_use]
            pub const fn class(self) -> Class {
                match self { $(Self::$code => Class::$class,)* }
            }

            /// Who has to act.
            #[must_use]
            pub const fn fault(self) -> Fault {
                match self { $(Self::$code => Fault::$fault,)* }
            }

            /// Whether the same call may succeed later without anybody changing anything.
            #[must_use]
            pub const fn retryable(self) -> bool {
                match self { $(Self::$code => retry!($retry),)* }
            }

            /// The specification behind the code.
            #[must_use]
            pub const fn specification(self) -> Option<&'static str> {
                match self { $(Self::$code => $specification,)* }
            }

            /// What the code means, in one clause.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$code => $meaning,)* }
            }
        }
    };
}

impl Code {
    /// The name of the code's section in docs/errors.md.
    #[must_use]
    pub fn anchor(self) -> String {
        self.name().replace(['.', '_'], "-")
    }

    /// Where the code is documented, from the root of the repository.
    #[must_use]
    pub fn reference(self) -> String {
        format!("docs/errors.md#{}", self.anchor())
    }
}

macro_rules! retry {
    (retry) => {
        true
    };
    (final_) => {
        false
    };
}

const RFC6455_3: Option<&str> = Some("RFC 6455 section 3");
const RFC6455_4_1: Option<&str> = Some("RFC 6455 section 4.1");
const RFC6455_5_1: Option<&str> = Some("RFC 6455 section 5.1");
const RFC6455_5_2: Option<&str> = Some("RFC 6455 section 5.2");
const RFC6455_5_4: Option<&str> = Some("RFC 6455 section 5.4");
const RFC6455_5_5: Option<&str> = Some("RFC 6455 section 5.5");
const RFC6455_7_1_5: Option<&str> = Some("RFC 6455 section 7.1.5");
const RFC6455_8_1: Option<&str> = Some("RFC 6455 section 8.1");
const RFC6455_10_2: Option<&str> = Some("RFC 6455 section 10.2");
const RFC6585_5: Option<&str> = Some("RFC 6585 section 5");
const RFC6585_6: Option<&str> = Some("RFC 6585 section 6");
const RFC7692_7_2_2: Option<&str> = Some("RFC 7692 section 7.2.2");
const RFC8446_6_2: Option<&str> = Some("RFC 8446 section 6.2");
const RFC9110_15: Option<&str> = Some("RFC 9110 section 15");
const RFC9525: Option<&str> = Some("RFC 9525");
const RFC5280: Option<&str> = Some("RFC 5280");

catalogue! {
    UrlInvalid "url.invalid" Url InvalidUrl Caller final_ RFC6455_3, "the URL cannot be parsed";
    UrlScheme "url.scheme" Url InvalidUrl Caller final_ RFC6455_3, "the URL does not start with ws:// or wss://";
    UrlPort "url.port" Url InvalidUrl Caller final_ RFC6455_3, "the port is not a number from 1 to 65535";
    UrlFragment "url.fragment" Url InvalidUrl Caller final_ RFC6455_3, "the URL has a fragment";
    UrlHost "url.host" Url InvalidUrl Caller final_ RFC6455_3, "the URL has no valid host";

    DnsNotFound "dns.not_found" Dns NameResolution Unknown final_ None, "the name does not exist";
    DnsTemporaryFailure "dns.temporary_failure" Dns NameResolution Machine retry None, "the lookup failed temporarily";
    DnsNoAddress "dns.no_address" Dns NameResolution Unknown final_ None, "the name exists but has no address";
    DnsTimeout "dns.timeout" Dns NameResolution Network retry None, "the resolver did not answer in time";
    DnsLocalLimit "dns.local_limit" Dns NameResolution Machine retry None, "this machine has no thread or memory left for the lookup";
    DnsFailed "dns.failed" Dns NameResolution Machine retry None, "the resolver failed in another way";

    TcpRefused "tcp.refused" Tcp Tcp Server retry None, "the connection was refused; usually nothing listens on the port";
    TcpWrongInterface "tcp.wrong_interface" Tcp Tcp Server retry None, "a process listens on the port, but not at the address that was dialled";
    TcpTimeout "tcp.timeout" Tcp Tcp Network retry None, "no address answered in time";
    TcpUnreachable "tcp.unreachable" Tcp Tcp Network retry None, "there is no route to the address";
    TcpReset "tcp.reset" Tcp Tcp Network retry None, "the connection was reset while it was being opened";
    TcpLocalLimit "tcp.local_limit" Tcp Tcp Machine retry None, "this machine has no descriptor, port or memory left, or forbids the connection";
    TcpFailed "tcp.failed" Tcp Tcp Unknown retry None, "the connection failed in another way";

    TlsNotTls "tls.not_tls" Tls Tls Caller final_ None, "the port does not speak TLS";
    TlsTimeout "tls.timeout" Tls Tls Network retry None, "the TLS handshake did not complete in time";
    TlsClosed "tls.closed" Tls Tls Unknown retry None, "the server closed the connection during the TLS handshake";
    TlsReset "tls.reset" Tls Tls Unknown retry None, "the connection was reset during the TLS handshake";
    TlsProtocolVersion "tls.protocol_version" Tls Tls Server final_ RFC8446_6_2, "no TLS version in common";
    TlsNoCommonParameters "tls.no_common_parameters" Tls Tls Server final_ RFC8446_6_2, "no cipher suite, group or signature scheme in common, or a client certificate is missing";
    TlsAlpn "tls.alpn" Tls Tls Server final_ RFC8446_6_2, "the server does not accept HTTP/1.1 on this port";
    TlsServerName "tls.server_name" Tls Tls Caller final_ RFC8446_6_2, "the server has no site with that name";
    TlsClientCertificateRequired "tls.client_certificate_required" Tls Tls Caller final_ RFC8446_6_2, "the server requires a client certificate";
    TlsClientCertificateRejected "tls.client_certificate_rejected" Tls Tls Caller final_ RFC8446_6_2, "the server does not accept the client certificate";
    TlsAlert "tls.alert" Tls Tls Server final_ RFC8446_6_2, "the server ended the TLS handshake with an alert";
    TlsTampered "tls.tampered" Tls Tls Network final_ None, "TLS records were damaged, or the server violated the TLS protocol";
    TlsConfig "tls.config" Tls Tls Caller final_ None, "a TLS option or a trust source of this machine cannot be used";

    CertificateExpired "tls.certificate.expired" Tls Certificate Server final_ RFC5280, "a certificate has expired";
    CertificateNotYetValid "tls.certificate.not_yet_valid" Tls Certificate Server retry RFC5280, "a certificate is not valid yet";
    CertificateSelfSigned "tls.certificate.self_signed" Tls Certificate Server final_ None, "the certificate is self-signed and not trusted here";
    CertificateUnknownIssuer "tls.certificate.unknown_issuer" Tls Certificate Machine final_ RFC5280, "the certificate does not lead to a trusted authority";
    CertificateIncompleteChain "tls.certificate.incomplete_chain" Tls Certificate Server final_ Some("RFC 8446 section 4.4.2"), "the server does not send an intermediate certificate";
    CertificateIntercepted "tls.certificate.intercepted" Tls Certificate Machine final_ None, "the certificate looks like one from a product that inspects TLS and is not trusted here";
    CertificateNameMismatch "tls.certificate.name_mismatch" Tls Certificate Server final_ RFC9525, "the certificate is for other names";
    CertificateNoSubjectAltName "tls.certificate.no_subject_alt_name" Tls Certificate Server final_ RFC9525, "the certificate has no host in subjectAltName";
    CertificateWrongPurpose "tls.certificate.wrong_purpose" Tls Certificate Server final_ RFC5280, "the certificate may not be used for a server";
    CertificateWeakKey "tls.certificate.weak_key" Tls Certificate Server final_ None, "a key in the chain is too short";
    CertificateWeakSignature "tls.certificate.weak_signature" Tls Certificate Server final_ None, "a signature in the chain uses an algorithm that is not accepted";
    CertificateUnsupportedVersion "tls.certificate.unsupported_version" Tls Certificate Server final_ RFC5280, "the certificate is X.509 version 1 or 2";
    CertificateInvalid "tls.certificate.invalid" Tls Certificate Server final_ RFC5280, "the certificate or its chain is not valid in another way";

    HandshakeTimeout "handshake.timeout" Handshake Handshake Server retry None, "no complete response to the upgrade request in time";
    HandshakeClosed "handshake.closed" Handshake Handshake Unknown retry None, "the server closed the connection before a complete response";
    HandshakeReset "handshake.reset" Handshake Handshake Unknown retry None, "the connection was reset before a complete response";
    HandshakeNotHttp "handshake.not_http" Handshake Handshake Caller final_ RFC6455_4_1, "the port does not speak HTTP";
    HandshakeServerSpeaksTls "handshake.server_speaks_tls" Handshake Handshake Caller final_ None, "the port speaks TLS, but the URL says ws://";
    HandshakeHttp2Only "handshake.http2_only" Handshake Handshake Server final_ None, "the port speaks HTTP/2 only";
    HandshakeHttpVersion "handshake.http_version" Handshake Handshake Server final_ RFC6455_4_1, "the response is not HTTP/1.1";
    HandshakeHeadTooLarge "handshake.head_too_large" Handshake Handshake Server final_ None, "the head of the response exceeds the limits";
    HandshakeMalformedHead "handshake.malformed_head" Handshake Handshake Server final_ RFC6455_4_1, "the head of the response is not valid HTTP";
    HandshakeRedirect "handshake.redirect" Handshake Handshake Caller final_ RFC9110_15, "the server redirects";
    HandshakeUnauthorized "handshake.unauthorized" Handshake Handshake Caller final_ RFC9110_15, "the server requires credentials";
    HandshakeForbidden "handshake.forbidden" Handshake Handshake Caller final_ RFC9110_15, "the server forbids the request";
    HandshakeForbiddenOrigin "handshake.forbidden_origin" Handshake Handshake Caller final_ RFC6455_10_2, "the server does not accept the Origin, or requires one";
    HandshakeChallenge "handshake.challenge" Handshake Handshake Server final_ None, "the server returned a bot challenge";
    HandshakeCaptivePortal "handshake.captive_portal" Handshake Handshake Network final_ RFC6585_6, "the network requires a login before it allows connections";
    HandshakeNotFound "handshake.not_found" Handshake Handshake Caller final_ RFC9110_15, "the server has no such path";
    HandshakeNotAWebSocketEndpoint "handshake.not_a_websocket_endpoint" Handshake Handshake Caller final_ RFC6455_4_1, "the path serves plain HTTP, not WebSocket";
    HandshakeSocketIoEndpoint "handshake.socket_io_endpoint" Handshake Handshake Caller final_ None, "the path speaks Socket.IO, a protocol on top of WebSocket";
    HandshakeUpgradeNotForwarded "handshake.upgrade_not_forwarded" Handshake Handshake Server final_ RFC6455_4_1, "a proxy on the way did not forward the upgrade";
    HandshakeKeyRejected "handshake.key_rejected" Handshake Handshake Server final_ RFC6455_4_1, "the server does not accept Sec-WebSocket-Key";
    HandshakeRequestTooLarge "handshake.request_too_large" Handshake Handshake Caller final_ RFC6585_5, "the head of the request is too large for the server";
    HandshakeVersionUnsupported "handshake.version_unsupported" Handshake Handshake Server final_ RFC6455_4_1, "the server requires another version of the WebSocket protocol";
    HandshakeRateLimited "handshake.rate_limited" Handshake Handshake Caller retry RFC9110_15, "too many requests";
    HandshakeUnavailable "handshake.unavailable" Handshake Handshake Server retry RFC9110_15, "the server is overloaded, starting or under maintenance";
    HandshakeGateway "handshake.gateway" Handshake Handshake Server retry RFC9110_15, "a gateway got no valid response from the upstream server";
    HandshakeUnexpectedStatus "handshake.unexpected_status" Handshake Handshake Server final_ RFC6455_4_1, "the status is not 101";
    HandshakeUpgradeHeader "handshake.upgrade_header" Handshake Handshake Server final_ RFC6455_4_1, "the 101 has no Upgrade: websocket";
    HandshakeConnectionHeader "handshake.connection_header" Handshake Handshake Server final_ RFC6455_4_1, "the 101 has no Connection: Upgrade";
    HandshakeAcceptMissing "handshake.accept_missing" Handshake Handshake Server final_ RFC6455_4_1, "the 101 has no Sec-WebSocket-Accept";
    HandshakeAcceptMismatch "handshake.accept_mismatch" Handshake Handshake Server final_ RFC6455_4_1, "Sec-WebSocket-Accept does not match the key of the request";
    HandshakeDuplicateHeader "handshake.duplicate_header" Handshake Handshake Server final_ RFC6455_4_1, "a header field that must appear once appears more than once";
    HandshakeSubprotocol "handshake.subprotocol" Handshake Handshake Server final_ RFC6455_4_1, "no subprotocol in common, or the server chose one that was not offered";
    HandshakeExtension "handshake.extension" Handshake Handshake Server final_ RFC6455_4_1, "the server chose an extension that was not offered, or compression parameters that are not valid";

    WebSocketMasked "websocket.masked" WebSocket Protocol Server final_ RFC6455_5_1, "the server masked a frame";
    WebSocketReservedBits "websocket.reserved_bits" WebSocket Protocol Server final_ RFC6455_5_2, "a frame has a reserved bit set";
    WebSocketOpcode "websocket.opcode" WebSocket Protocol Server final_ RFC6455_5_2, "a frame has an unknown opcode";
    WebSocketControlFrame "websocket.control_frame" WebSocket Protocol Server final_ RFC6455_5_5, "a control frame is fragmented or longer than 125 bytes";
    WebSocketFragmentation "websocket.fragmentation" WebSocket Protocol Server final_ RFC6455_5_4, "fragments are out of order";
    WebSocketUtf8 "websocket.utf8" WebSocket Protocol Server final_ RFC6455_8_1, "a text is not valid UTF-8";
    WebSocketCompression "websocket.compression" WebSocket Protocol Server final_ RFC7692_7_2_2, "a compressed message cannot be decompressed";
    WebSocketLength "websocket.length" WebSocket Protocol Server final_ RFC6455_5_2, "a frame has an invalid length";
    WebSocketTooBig "websocket.too_big" WebSocket MessageTooBig Caller final_ None, "a message exceeds the limit";
    WebSocketCloseFrame "websocket.close_frame" WebSocket Protocol Server final_ RFC6455_7_1_5, "a close frame is not valid";
    WebSocketClosed "websocket.closed" WebSocket ConnectionClosed Server final_ RFC6455_7_1_5, "the connection is closed";
    WebSocketLost "websocket.lost" WebSocket ConnectionLost Network retry RFC6455_7_1_5, "the connection ended without a closing handshake";
    WebSocketTimeout "websocket.timeout" WebSocket Timeout Unknown retry None, "the call timed out; the connection is still open";
    WebSocketInterrupted "websocket.interrupted" WebSocket Interrupted Caller retry None, "interrupt() ended the call; the connection is still open";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_start_with_their_layer() {
        let mut seen = std::collections::HashSet::new();
        for code in Code::ALL {
            assert!(seen.insert(code.name()), "{} appears twice", code.name());
            assert!(
                code.name()
                    .starts_with(&format!("{}.", code.layer().name()))
            );
        }
    }
}
