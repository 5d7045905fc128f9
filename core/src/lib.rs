//! Everything of wsclient that is not PHP.
//!
//! A connection passes through the modules in this order; an arrow only points down the line, or to
//! the leaves beside it:
//!
//! ```text
//! url → resolve → dial → tls → handshake → connection
//!         │         │      │        │           │
//!         └─────────┴──────┴────────┴───────────┴──→ deadline, wait, wire, buffer, layer
//!
//! connect      drives the line from url to handshake and keeps the trace
//! doctor       goes on where connect stops, and checks what else can be seen
//! machine      knows who listens on a port of this machine; connect asks it after a failure
//! diagnosis    turns the facts that a layer reports into words for people
//! ```
#![forbid(unsafe_code)]

mod buffer;
pub mod connect;
pub mod connection;
pub mod deadline;
pub mod diagnosis;
pub mod dial;
pub mod doctor;
pub mod handshake;
pub mod headers;
pub mod layer;
pub mod machine;
pub mod resolve;
pub mod secrets;
pub mod stream;
pub mod text;

pub mod tls;
pub mod trace;
pub mod url;
pub mod wait;
pub mod wire;
