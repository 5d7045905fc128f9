//! The names of files in a folder of authorities, as OpenSSL looks them up there.

use sha1::{Digest as _, Sha1};

use super::der;
use super::name::{COMMON_NAME, UTF8};

/// `openssl x509 -hash` of a certificate whose subject is this CN alone.
///
/// That is the first four bytes, read as a little-endian number, of the SHA-1 of the name's canonical
/// form: UTF8Strings in lower case, and no outer SEQUENCE.
pub(crate) fn subject_hash(common_name: &str) -> u32 {
    let text = der::value(UTF8, common_name.to_ascii_lowercase().as_bytes());
    let relative = der::set(&[der::sequence(&[der::oid(COMMON_NAME), text])]);
    let mut bytes = [0; 4];
    for (to, from) in bytes.iter_mut().zip(Sha1::digest(relative)) {
        *to = from;
    }
    u32::from_le_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_openssl() {
        // openssl req -x509 -subj /CN=Root ... | openssl x509 -noout -hash
        assert_eq!(subject_hash("Root"), 0xdcaa_f7f0);
    }
}
