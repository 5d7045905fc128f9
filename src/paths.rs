//! Paths as PHP sees them: made absolute, checked against open_basedir, and where settings come from.

use std::ffi::{CStr, CString, OsStr};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use wsclient_core::tls::{ConfiguredPath, TrustSettings};

use crate::ffi;

/// A path of a TLS option as a file system path: without `file://`, which PHP's streams accept too, and absolute from
/// the script's working directory, which with threads is not that of the process.
///
/// `None` if it has a NUL byte.
pub(crate) fn of_option(bytes: &[u8]) -> Option<PathBuf> {
    let path = CString::new(without_scheme(bytes)).ok()?;
    // SAFETY: a C string, which the engine copies.
    let absolute = unsafe { ffi::ws_absolute_path(path.as_ptr()) };
    if absolute.is_null() {
        return Some(path_of(&path));
    }
    // SAFETY: the engine's C string, copied before it is released.
    let copied = path_of(unsafe { CStr::from_ptr(absolute) });
    // SAFETY: it is ours to release, once.
    unsafe { ffi::ws_free_path(absolute) };
    Some(copied)
}

/// The path of a `file://` URL of this machine; anything else as it is.
fn without_scheme(bytes: &[u8]) -> &[u8] {
    let path = after(bytes, b"file://").map(|rest| after(rest, b"localhost").unwrap_or(rest));
    match path {
        Some(path @ [b'/', ..]) => path,
        _ => bytes,
    }
}

fn after<'a>(bytes: &'a [u8], prefix: &[u8]) -> Option<&'a [u8]> {
    let (start, rest) = bytes.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

/// Where trusted certificates are configured, in php.ini and in the environment.
pub(crate) fn trust_settings() -> TrustSettings {
    TrustSettings {
        openssl_cafile: ini(c"openssl.cafile"),
        openssl_capath: ini(c"openssl.capath"),
        curl_cainfo: ini(c"curl.cainfo"),
        ssl_cert_file: environment(c"SSL_CERT_FILE"),
        ssl_cert_dir: environment(c"SSL_CERT_DIR"),
        may_read,
    }
}

/// Whether open_basedir allows a path; if not, the sentence of the engine's own warning.
fn may_read(path: &Path) -> Result<(), String> {
    let Ok(c_path) = CString::new(path.as_os_str().as_bytes()) else {
        return Err("a path with a NUL byte".to_owned());
    };
    // SAFETY: a C string; the result is the engine's setting, which is copied immediately.
    let allowed = unsafe { ffi::ws_open_basedir_against(c_path.as_ptr()).as_ref() };
    let Some(allowed) = allowed else {
        return Ok(());
    };
    // SAFETY: as above; not null.
    let allowed = unsafe { CStr::from_ptr(allowed) }.to_string_lossy();
    let path = path.display();
    Err(format!(
        "open_basedir restriction in effect. File({path}) is not within the allowed path(s): ({allowed})"
    ))
}

fn ini(name: &CStr) -> Option<ConfiguredPath> {
    let mut by_script = false;
    // SAFETY: the engine's string is copied before anything can change it.
    let value = unsafe { ffi::ws_ini(name.as_ptr(), &raw mut by_script).as_ref() }?;
    // SAFETY: as above; not null.
    let path = path_of(unsafe { CStr::from_ptr(value) });
    Some(ConfiguredPath { path, by_script })
}

fn environment(name: &CStr) -> Option<ConfiguredPath> {
    let mut by_script = false;
    // SAFETY: the result is a copy of our own.
    let value = unsafe { ffi::ws_environment(name.as_ptr(), &raw mut by_script) };
    if value.is_null() {
        return None;
    }
    // SAFETY: a C string, copied before it is released.
    let path = path_of(unsafe { CStr::from_ptr(value) });
    // SAFETY: it is ours to release, once.
    unsafe { ffi::ws_free_environment(value) };
    Some(ConfiguredPath { path, by_script })
}

fn path_of(path: &CStr) -> PathBuf {
    PathBuf::from(OsStr::from_bytes(path.to_bytes()))
}
