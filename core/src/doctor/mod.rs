//! Diagnoses a URL: continues where `connect` stops, and checks everything else that can be seen.
//!
//! ```text
//! connect as the caller asked ──→ opened ──→ open_connection: first frames, pings, close
//!            │
//!            └─→ failed ──→ addresses: each address on its own
//!                           port: what speaks there instead; TLS versions and parameters
//!                           requests: a plain GET; variants of the upgrade
//! ```
//!
//! A diagnosis is bounded: three times the connect timeout and twelve connections in all, no redirect is
//! followed, and nothing of the caller's is sent in the clear that would not have been sent so anyway.

mod addresses;
mod checklist;
mod clock;
mod conclusions;
mod diagnose;
mod findings;
mod from_trace;
mod open_connection;
mod parameters;
mod port;
mod prober;
mod requests;
mod survey;
mod variants;

pub use diagnose::{Interrupted, diagnose};
