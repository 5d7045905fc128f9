//! What the system's resolver says of a name: its addresses, or its own error.

use std::fs::File;
use std::io;
use std::net::SocketAddr;
use std::path::Path;

use dns_lookup::{AddrInfoHints, LookupError, LookupErrorKind, SockType};

use crate::machine::lacks_descriptors;

/// The files that the resolver reads.
const FILES: [&str; 2] = ["/etc/resolv.conf", "/etc/hosts"];

/// The error that `getaddrinfo` gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResolverAnswer {
    /// What it means.
    pub kind: ResolverFailure,
    /// The `EAI_…` number.
    pub number: i32,
    /// The `errno` behind `EAI_SYSTEM`, or what a descriptor was refused with: without one, the resolver takes names
    /// for unknown that it could not ask for.
    pub errno: Option<i32>,
    /// The resolver's own words.
    pub text: String,
    /// Those of the files that the resolver reads which this machine does not have.
    pub missing: Vec<&'static str>,
}

/// The meaning of an `EAI_…` number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResolverFailure {
    /// `EAI_NONAME`: the name is not known.
    NotFound,
    /// `EAI_NODATA`, `EAI_ADDRFAMILY`: the name is known but has no address.
    NoAddress,
    /// `EAI_AGAIN`: no answer for now.
    Temporary,
    /// `EAI_MEMORY`: this machine has none left.
    Memory,
    /// Any other.
    Other,
}

impl ResolverAnswer {
    /// The constant's name where there is one.
    #[must_use]
    pub fn constant(&self) -> Option<&'static str> {
        CONSTANTS
            .iter()
            .find(|(number, _)| *number == self.number)
            .map(|(_, name)| *name)
    }
}

/// glibc's numbers; elsewhere only the number is shown.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const CONSTANTS: &[(i32, &str)] = &[
    (-2, "EAI_NONAME"),
    (-3, "EAI_AGAIN"),
    (-4, "EAI_FAIL"),
    (-5, "EAI_NODATA"),
    (-6, "EAI_FAMILY"),
    (-9, "EAI_ADDRFAMILY"),
    (-10, "EAI_MEMORY"),
    (-11, "EAI_SYSTEM"),
];
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
const CONSTANTS: &[(i32, &str)] = &[];

/// The addresses of a name, with port 0, in the order in which the resolver prefers them.
pub(super) type Answer = Result<Vec<SocketAddr>, ResolverAnswer>;

/// Asks the resolver, which takes as long as it likes.
pub(super) fn ask(name: &str) -> Answer {
    let hints = AddrInfoHints {
        socktype: SockType::Stream.into(),
        ..AddrInfoHints::default()
    };
    let found = dns_lookup::getaddrinfo(Some(name), None, Some(hints)).map_err(of_error)?;
    let mut addresses = Vec::new();
    for entry in found.flatten() {
        if !addresses.contains(&entry.sockaddr) {
            addresses.push(entry.sockaddr);
        }
    }
    Ok(addresses)
}

/// How many descriptors the resolver has open at the same time.
const DESCRIPTORS: usize = 3;

/// With what error this process is refused the descriptors that the resolver needs; `None` if it gets them.
fn refused_descriptor() -> Option<i32> {
    let mut opened = Vec::with_capacity(DESCRIPTORS);
    for _ in 0..DESCRIPTORS {
        match File::open("/dev/null") {
            Ok(file) => opened.push(file),
            Err(error) => return error.raw_os_error().filter(|_| lacks_descriptors(&error)),
        }
    }
    None
}

fn of_error(error: LookupError) -> ResolverAnswer {
    let number = error.error_num();
    let kind = match error.kind() {
        LookupErrorKind::NoName => ResolverFailure::NotFound,
        LookupErrorKind::NoData => ResolverFailure::NoAddress,
        LookupErrorKind::Again => ResolverFailure::Temporary,
        LookupErrorKind::Memory => ResolverFailure::Memory,
        _ if number == -9 => ResolverFailure::NoAddress,
        _ => ResolverFailure::Other,
    };
    let error = io::Error::from(error);
    let text = error.to_string();
    let words = text
        .rsplit_once(": ")
        .map_or(text.as_str(), |(_, words)| words);
    ResolverAnswer {
        kind,
        number,
        errno: error.raw_os_error().or_else(refused_descriptor),
        text: words.to_owned(),
        missing: FILES
            .into_iter()
            .filter(|file| !Path::new(file).exists())
            .collect(),
    }
}
