//! The opening handshake (RFC 6455 §4), client side.
//!
//! ```text
//!            ┌──────────┐ head complete, 1xx   ┌──────────────┐
//! request →  │  Head    │ ←─────────────────── │ (skip, ≤ 8)  │
//!            └────┬─────┘ ───────────────────→ └──────────────┘
//!        101 ┌────┴────┐ other status
//!     ┌──────▼──┐  ┌───▼────┐ complete, end of stream, or its own deadline
//!     │ verify  │  │  Body  │ ────→ refused: response with body excerpt
//!     └─────────┘  └────────┘
//! ```
//!
//! [`Opening`] is that machine, fed with bytes; [`exchange`] drives it over a stream.

mod agreement;
mod body;
mod deflate_parameters;
#[allow(clippy::disallowed_methods, reason = "does I/O")]
mod exchange;
mod extension;
mod handshake_failure;
mod handshake_violation;
mod head;
mod opening;
mod request;
mod response;
mod verify;
#[allow(clippy::disallowed_methods, reason = "does I/O")]
mod websocket_key;

pub use crate::headers::{HeaderRefusal, Headers, check_header, is_token, token_prefix};
pub use agreement::Agreement;
pub use body::MAX_BODY_EXCERPT;
pub use deflate_parameters::DeflateParameters;
pub use exchange::exchange;
pub use extension::ExtensionFault;
pub use handshake_failure::{HandshakeError, HandshakeFailure};
pub use handshake_violation::HandshakeViolation;
pub use head::{HeadError, MAX_HEAD_BYTES, MAX_HEADERS, ResponseHead};
pub use opening::{Awaiting, Opened, Opening};
pub use request::{Request, RequestOptions, RequestSummary};
pub use response::{HandshakeRefusal, Response};
pub use websocket_key::{AcceptMistake, accept_key, generate_key};
