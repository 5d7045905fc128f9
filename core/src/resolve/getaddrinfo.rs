//! Calls the system's resolver for one name: the addresses, or the resolver's own error.

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
pub struct GetaddrinfoError {
    /// What it means.
    pub kind: GetaddrinfoErrorKind,
    /// The `EAI_…` number.
    pub number: i32,
    /// The `errno` of `EAI_SYSTEM`, or the error with which a descriptor is refused: without descriptors the resolver
    /// reports names as unknown for which it could not ask.
    pub errno: Option<i32>,
    /// The resolver's own text.
    pub text: String,
    /// The files that the resolver reads and that do not exist on this machine.
    pub missing: Vec<&'static str>,
}

/// The meaning of an `EAI_…` number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GetaddrinfoErrorKind {
    /// `EAI_NONAME`: the name is not known.
    NotFound,
    /// `EAI_NODATA`, `EAI_ADDRFAMILY`: the name is known but has no address.
    NoAddress,
    /// `EAI_AGAIN`: a temporary failure.
    Temporary,
    /// `EAI_MEMORY`: there is no memory left.
    Memory,
    /// Any other.
    Other,
}

impl GetaddrinfoError {
    /// The name of the constant, if it is known.
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
pub(super) type LookupResult = Result<Vec<SocketAddr>, GetaddrinfoError>;

/// Calls the resolver, which may take any time.
pub(super) fn look_up(name: &str) -> LookupResult {
    let hints = AddrInfoHints {
        socktype: SockType::Stream.into(),
        ..AddrInfoHints::default()
    };
    let found = dns_lookup::getaddrinfo(Some(name), None, Some(hints)).map_err(error_from)?;
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

/// The error with which this process is refused the descriptors that the resolver needs; `None` if it gets them.
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

fn error_from(error: LookupError) -> GetaddrinfoError {
    let number = error.error_num();
    let kind = match error.kind() {
        LookupErrorKind::NoName => GetaddrinfoErrorKind::NotFound,
        LookupErrorKind::NoData => GetaddrinfoErrorKind::NoAddress,
        LookupErrorKind::Again => GetaddrinfoErrorKind::Temporary,
        LookupErrorKind::Memory => GetaddrinfoErrorKind::Memory,
        _ if number == -9 => GetaddrinfoErrorKind::NoAddress,
        _ => GetaddrinfoErrorKind::Other,
    };
    let error = io::Error::from(error);
    let text = error.to_string();
    let own_text = text.rsplit_once(": ").map_or(text.as_str(), |(_, own)| own);
    GetaddrinfoError {
        kind,
        number,
        errno: error.raw_os_error().or_else(refused_descriptor),
        text: own_text.to_owned(),
        missing: FILES
            .into_iter()
            .filter(|file| !Path::new(file).exists())
            .collect(),
    }
}
