//! The server's certificate chain: its verification, and the cause where it is refused.

pub(super) mod analysis;
pub(super) mod audit;
pub(super) mod issuers;
pub(super) mod path;
pub(super) mod signature;
pub(super) mod verifier;
