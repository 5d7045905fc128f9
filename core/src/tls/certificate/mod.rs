//! X.509 certificates (RFC 5280): their facts, the rules of the profile, and what can be wrong with them.

pub(super) mod extensions;
pub(super) mod facts;
pub(super) mod fault;
pub(super) mod name_constraints;
pub(super) mod profile;
