//! Everything of wsclient that is not PHP.
//!
//! A connection goes through these modules from top to bottom:
//!
//! ```text
//! url          the URL, and which parts of it are secret
//! resolve      the addresses of a name
//! dial         TCP: the first address that accepts a connection
//! tls          the TLS handshake and the stream after it
//! handshake    the opening handshake: request, response, verification
//! connection   frames, messages, control frames, the closing handshake
//!
//! connect      drives the first five under one deadline
//! trace        records what each step has shown
//! diagnosis    explains an error: facts become a problem, evidence and help, and a report
//! doctor       continues where connect stops, with further checks
//! ```
//!
//! A module imports only those before it in this order, which `tests/architecture` holds:
//! layer, text, headers, deadline, buffer, wait, readiness, threads, url, secrets, machine, resolve, wire, dial, tls, stream,
//! handshake, connection, trace, connect, diagnosis, doctor.
//!
//! Only the modules that do I/O may use sockets, files, the environment, clocks and randomness; the others take
//! bytes and times, and return bytes, events and facts. `.clippy.toml` lists the functions in question, and an
//! `allow` beside a module's declaration is the permission to use them.
#![forbid(unsafe_code)]
#![cfg_attr(not(test), deny(clippy::disallowed_methods))]

mod buffer;
#[allow(clippy::disallowed_methods, reason = "does I/O")]
pub mod connect;
pub mod connection;
#[allow(clippy::disallowed_methods, reason = "does I/O")]
pub mod deadline;
pub mod diagnosis;
#[allow(clippy::disallowed_methods, reason = "does I/O")]
pub mod dial;
#[allow(clippy::disallowed_methods, reason = "does I/O")]
pub mod doctor;
pub mod handshake;
pub mod headers;
pub mod layer;
#[allow(clippy::disallowed_methods, reason = "does I/O")]
pub mod machine;
pub mod readiness;
#[allow(clippy::disallowed_methods, reason = "does I/O")]
pub mod resolve;
pub mod secrets;
pub mod stream;
pub mod text;
#[allow(clippy::disallowed_methods, reason = "does I/O")]
pub mod threads;
pub mod tls;
pub mod trace;
pub mod url;
#[allow(clippy::disallowed_methods, reason = "does I/O")]
pub mod wait;
#[allow(clippy::disallowed_methods, reason = "does I/O")]
pub mod wire;
