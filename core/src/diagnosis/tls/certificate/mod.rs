//! Explains what is wrong with a server's certificate.

mod checked;
mod dates;
mod fault;
mod invalid;
mod issuer;
mod naming;
mod purpose;

pub(super) use fault::diagnose;
pub(super) use naming::described;
