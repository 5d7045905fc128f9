//! Describes the results of the checks.

mod clock;
mod evidence;
mod finding;
mod network;
mod open_connection;
mod parameters;
mod port;
mod tls;
mod upgrade;

pub(super) use clock::clock;
pub(super) use evidence::with_checks;
pub(super) use finding::{Finding, fail, pass, skipped};
pub(super) use network::{dns, tcp, url};
pub(super) use open_connection::{close, first_frames, pings};
pub(super) use parameters::{parameters, with_parameters};
pub(super) use port::{port, versions};
pub(super) use tls::{alpn, chain, tls_agreed, trust};
pub(super) use upgrade::{agreed, plain_get, variant};
