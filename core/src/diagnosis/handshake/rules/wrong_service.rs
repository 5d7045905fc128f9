//! Rules for answers of something that is no WebSocket endpoint: TLS or HTTP/2 ports, pages, Socket.IO.

use super::super::super::Code;
use super::super::server::Program;
use super::{Evidence, Rule, Words};
use crate::diagnosis::handshake::cure;

const PAGE: Code = Code::HandshakeNotAWebSocketEndpoint;

/// A TLS port that says in plain HTTP that it wants TLS.
const fn tls_port(id: &'static str, by: &'static str, when: fn(&Evidence<'_>) -> bool) -> Rule {
    let words = |rule: &Rule, e: &Evidence<'_>| {
        Words::new(format!(
            "port {} of {} speaks TLS, but the URL says ws://",
            e.target.port, e.target.host
        ))
        .help(format!("use {}", e.secure_url()))
        .help(format!(
            "if a proxy listens there, it passes the request to a TLS port of {} in plain HTTP: {}",
            rule.program(),
            cure::speak_tls(e, rule.program())
        ))
    };
    Rule::certain(id, Code::HandshakeServerSpeaksTls, when, words).by(by)
}

/// The same page over wss://: we did speak TLS, so a proxy spoke plain HTTP to the next port.
const fn tls_backend(id: &'static str, by: &'static str, when: fn(&Evidence<'_>) -> bool) -> Rule {
    let words = |rule: &Rule, e: &Evidence<'_>| {
        Words::new(format!(
            "a proxy speaks plain HTTP to a port of {} that wants TLS",
            rule.program()
        ))
        .help(cure::speak_tls(e, rule.program()))
        .retryable(false)
    };
    Rule::certain(id, Code::HandshakeGateway, when, words).by(by)
}

fn says_nginx(e: &Evidence<'_>) -> bool {
    e.status() == 400 && e.says("the plain http request was sent to https port")
}

fn says_go(e: &Evidence<'_>) -> bool {
    e.status() == 400 && e.says("client sent an http request to an https server")
}

fn says_apache(e: &Evidence<'_>) -> bool {
    e.status() == 400 && e.says("speaking plain http to an ssl-enabled server port")
}

fn says_tomcat(e: &Evidence<'_>) -> bool {
    e.status() == 400 && e.says("this combination of host and port requires tls")
}

/// An error of Engine.IO, the protocol below Socket.IO.
fn engine_io(e: &Evidence<'_>, code: u8, message: &str) -> bool {
    let json = e.says(&format!("\"code\":{code}")) && e.says(&format!("\"message\":\"{message}\""));
    e.status_in(&[400, 403]) && (json || e.says_only_ignoring_case(message))
}

/// What a program adds to a file of its own, and hardly to what it passes on.
fn serves_files(e: &Evidence<'_>, program: Program) -> bool {
    e.status() == 200 && e.through(program) && e.has("ETag") && e.has("Accept-Ranges")
}

/// An error page that nginx made itself, in place of what a server behind it would have said.
fn own_page(e: &Evidence<'_>, status: u16) -> bool {
    e.status() == status && e.says("<hr><center>nginx")
}

pub(super) const RULES: &[Rule] = &[
    tls_port("tls-port-nginx", "nginx", |e| !e.target.secure && says_nginx(e)),
    tls_backend("tls-backend-nginx", "nginx", |e| e.target.secure && says_nginx(e)),
    tls_port("tls-port-go", "a Go server", |e| !e.target.secure && says_go(e)),
    tls_backend("tls-backend-go", "a Go server", |e| e.target.secure && says_go(e)),
    tls_port("tls-port-apache", "Apache", |e| !e.target.secure && says_apache(e)),
    tls_backend("tls-backend-apache", "Apache", |e| e.target.secure && says_apache(e)),
    tls_port("tls-port-tomcat", "Tomcat", |e| !e.target.secure && says_tomcat(e)),
    tls_backend("tls-backend-tomcat", "Tomcat", |e| e.target.secure && says_tomcat(e)),
    Rule::likely(
        "kong-https",
        Code::HandshakeServerSpeaksTls,
        |e| e.status() == 426 && !e.target.secure && e.says("please use https protocol"),
        |_, e| {
            Words::new("the server takes this path over TLS only")
                .help(format!("use {}, likely all that is missing", e.secure_url()))
        },
    )
    .by("Kong"),
    Rule::certain(
        "http2-only-node",
        Code::HandshakeHttp2Only,
        |e| e.status() == 403 && e.says("missing alpn protocol, expected"),
        |_, e| {
            Words::new(format!("port {} of {} speaks HTTP/2 only", e.target.port, e.target.host))
                .help("give the server HTTP/1.1 beside HTTP/2; in node: allowHTTP1: true in http2.createSecureServer")
        },
    )
    .by("node's http2"),
    Rule::certain(
        "engine-io-transport",
        Code::HandshakeSocketIoEndpoint,
        |e| engine_io(e, 0, "transport unknown"),
        |_, _| {
            Words::new("the path speaks Socket.IO, and the URL does not name its transport")
                .help("use a plain WebSocket endpoint of the server if it has one: Socket.IO has a message format of its own above WebSocket")
                .help("to speak Socket.IO itself, end the URL in /socket.io/?EIO=4&transport=websocket and send and read its packets")
        },
    )
    .by("Socket.IO"),
    Rule::certain(
        "engine-io-session",
        Code::HandshakeSocketIoEndpoint,
        |e| engine_io(e, 1, "session id unknown"),
        |_, _| {
            Words::new("the path speaks Socket.IO, and the server does not know the session in the URL")
                .help("leave sid out of the URL; where it must stand, have the balancer send one client always to the same server (sticky sessions)")
        },
    )
    .by("Socket.IO"),
    Rule::certain(
        "engine-io-method",
        Code::HandshakeSocketIoEndpoint,
        |e| engine_io(e, 2, "bad handshake method"),
        |_, _| {
            Words::new("the path speaks Socket.IO, and the server did not take the request as GET")
                .help("a proxy on the way likely changed the method: look there")
        },
    )
    .by("Socket.IO"),
    Rule::certain(
        "engine-io-forbidden",
        Code::HandshakeForbidden,
        // To an upgrade it writes the bare message, and 400; a bare 403 may be anybody's.
        |e| {
            engine_io(e, 4, "forbidden") && (e.says("\"code\":4") || e.status() == 400)
        },
        |_, _| {
            Words::new("the Socket.IO server forbids the connection")
                .help("its allowRequest refused: look there for what it wants, such as an Origin, a cookie or a token")
        },
    )
    .by("Socket.IO"),
    Rule::certain(
        "engine-io-version",
        Code::HandshakeSocketIoEndpoint,
        |e| engine_io(e, 5, "unsupported protocol version"),
        |_, _| {
            Words::new("the path speaks Socket.IO, in another version than the URL names")
                .help("set EIO in the URL as the server speaks it: EIO=4 for Socket.IO 3 and 4, EIO=3 for Socket.IO 2")
        },
    )
    .by("Socket.IO"),
    Rule::certain(
        "php-development-server",
        PAGE,
        |e| e.through(Program::PhpDevelopmentServer) && e.status_in(&[200, 404]),
        |_, _| {
            Words::new("PHP's development server (php -S) answers there, and it has no WebSocket")
                .help("start the WebSocket server on a port of its own, and use that port in the URL")
        },
    ),
    Rule::certain(
        "python-http-server",
        PAGE,
        |e| e.through(Program::PythonHttp),
        |_, _| {
            Words::new("python's http.server answers there, and it has no WebSocket")
                .help("start the WebSocket server on a port of its own, and use that port in the URL")
        },
    ),
    Rule::certain(
        "reverb-404",
        Code::HandshakeNotFound,
        |e| e.status() == 404 && e.says_only("Not found."),
        |_, e| {
            Words::new(format!("the server knows no path {} (404)", e.path()))
                .help("on Laravel Reverb the path is likely to be /app/KEY, with the REVERB_APP_KEY of its .env")
        },
    ),
    Rule::certain(
        "signalr-negotiation",
        PAGE,
        |e| {
            e.status() == 200
                && e.says("{\"")
                && (e.says("\"availabletransports\"") || e.says("\"trywebsockets\""))
        },
        |_, e| {
            Words::new(format!("{} is where SignalR negotiates, and not its WebSocket", e.path()))
                .help("leave /negotiate out of the path")
                .help("where the server wants a negotiation, POST to this path first, and connect with ?id= and the connectionToken of its answer")
        },
    )
    .by("SignalR"),
    Rule::certain(
        "signalr-id",
        Code::HandshakeNotFound,
        |e| e.status() == 404 && e.says_only("No Connection with that ID"),
        |_, _| {
            Words::new("SignalR does not know the connection that the id in the URL names (404)")
                .help("negotiate anew, and connect with that answer's connectionToken at once: it is good for a few seconds and for one connection")
                .help("behind a balancer, send one client always to the same server (sticky sessions)")
                .help("or leave id out of the URL: without it SignalR makes a new connection")
        },
    )
    .by("SignalR"),
    Rule::certain(
        "signalr-transport",
        PAGE,
        |e| e.status() == 404 && e.says_only("WebSockets transport not supported by this end point type"),
        |_, e| {
            Words::new(format!("the SignalR endpoint {} does not take WebSockets", e.path()))
                .help("add HttpTransportType.WebSockets to the Transports that the server's MapHub or MapConnectionHandler sets")
        },
    )
    .by("SignalR"),
    Rule::certain(
        "jetty-400",
        Code::HandshakeUnexpectedStatus,
        |e| {
            e.status() == 400
                && (e.reason_starts("Invalid upgrade request") || e.says("invalid upgrade request"))
                && e.through(Program::Jetty)
        },
        |_, _| {
            Words::new("Jetty cannot read the Sec-WebSocket-* header fields of the request")
                .help("they were valid when they were sent: a proxy on the way likely changed Sec-WebSocket-Protocol or added Sec-WebSocket-Extensions")
        },
    )
    .by("Jetty"),
    Rule::likely(
        "jetty-404",
        Code::HandshakeNotFound,
        |e| e.status() == 404 && e.through(Program::Jetty),
        |_, e| {
            Words::new(format!("Jetty knows no path {} (404)", e.path()))
                .help("check the path against the mappings of the application's WebSockets")
                .help(format!(
                    "if it is right, likely the upgrade got lost, on which Jetty passes the request on like any other: {}",
                    cure::forward_upgrade(e).into_iter().next().unwrap_or_default()
                ))
        },
    )
    .by("Jetty"),
    Rule::likely(
        "ratchet-404",
        Code::HandshakeNotFound,
        |e| e.status() == 404 && e.through(Program::Ratchet),
        |_, e| {
            Words::new(format!("Ratchet knows no path {} (404)", e.path()))
                .help("check the path against the routes of the application")
                .help(format!(
                    "likely too: Ratchet's App was made for another host than {}, the first argument of its constructor or the last of route()",
                    e.target.host
                ))
        },
    )
    .by("Ratchet"),
    Rule::likely(
        "uvicorn-404",
        Code::HandshakeNotFound,
        |e| e.status() == 404 && e.through(Program::Uvicorn),
        |_, e| {
            Words::new(format!("the ASGI application knows no path {} (404)", e.path()))
                .help("check the path against the application's WebSocket routes")
                .help("if it is right, uvicorn likely has no WebSocket library and took a plain request: pip install 'uvicorn[standard]'")
                .help("or a proxy in front of it dropped the upgrade")
        },
    )
    .by("uvicorn"),
    Rule::likely(
        "daphne-404",
        Code::HandshakeNotFound,
        |e| e.status() == 404 && e.through(Program::Daphne),
        |_, e| {
            Words::new(format!("Django knows no path {} (404)", e.path()))
                .help("likely the request came to Django as plain HTTP: see that ProtocolTypeRouter has a \"websocket\" entry with this path")
                .help("or a proxy in front of it dropped the upgrade; in nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection \"upgrade\";")
        },
    )
    .by("daphne"),
    Rule::likely(
        "daphne-500",
        Code::HandshakeUnexpectedStatus,
        |e| {
            e.status() == 500
                && e.is_silent()
                && e.reason_starts("Internal server error")
                && !e.has("Server")
        },
        |_, e| {
            Words::new("the application behind daphne failed before it accepted the WebSocket (500)")
                .help(format!(
                    "in Django Channels likely no route has the path {}: compare it with the URLRouter's",
                    e.path()
                ))
                .help("or the consumer failed in connect(): the traceback stands in the server's log")
        },
    )
    .by("daphne"),
    Rule::likely(
        "nginx-404",
        Code::HandshakeNotFound,
        |e| own_page(e, 404),
        |_, e| {
            Words::new(format!("nginx knows no path {} (404)", e.path()))
                .help("likely no location passes this path on: add one with proxy_pass http://backend; proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection \"upgrade\";")
                .help("or the path is another: check the URL")
        },
    )
    .by("nginx"),
    Rule::likely(
        "static-files",
        PAGE,
        |e| serves_files(e, Program::Nginx),
        |_, e| {
            Words::new(format!("nginx serves {} as a file", e.path()))
                .help("likely no location passes this path on: add one with proxy_pass http://backend; proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection \"upgrade\";")
                .help("or the path is another: check the URL")
        },
    ),
    Rule::likely(
        "static-files-apache",
        PAGE,
        |e| serves_files(e, Program::Apache) && !e.through(Program::Nginx),
        |_, e| {
            Words::new(format!("Apache serves {} as a file", e.path()))
                .help("likely no ProxyPass has this path: add ProxyPass \"/path\" \"http://backend/path\" upgrade=websocket (2.4.47 or newer)")
                .help("or the path is another: check the URL")
        },
    ),
];
