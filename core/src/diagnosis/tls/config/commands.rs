//! The `openssl` commands that make a usable file of a client's key or certificate.

use std::path::Path;

/// Makes a key that this client can use, and the request for its certificate.
pub(super) const MAKE_NEW: &str =
    "openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";

/// Commands that read one file. What they write never has its name, since OpenSSL empties the file
/// it writes to before it has read the other.
pub(super) struct Commands {
    /// The file as a word for a shell.
    file: String,
    key: &'static str,
    pem: &'static str,
}

impl Commands {
    pub(super) fn for_file(path: &Path) -> Self {
        let is_named = |name: &str| path.file_name().is_some_and(|found| found == name);
        let either = |name, other| if is_named(name) { other } else { name };
        Self {
            file: shell_word(path),
            key: either("client.key", "new-client.key"),
            pem: either("client.pem", "new-client.pem"),
        }
    }

    /// The file of a key that is written.
    pub(super) fn key(&self) -> &'static str {
        self.key
    }

    /// The file of a certificate that is written.
    pub(super) fn pem(&self) -> &'static str {
        self.pem
    }

    /// The key, under encryption that this client supports. `options` come before the file.
    pub(super) fn encrypt_key_anew(&self, options: &str) -> String {
        let Self { file, key, .. } = self;
        format!(
            "openssl pkcs8 -topk8 -v2 aes-256-cbc -provider legacy -provider default {options}-in {file} -out {key}"
        )
    }

    /// The key in PEM, from DER.
    pub(super) fn key_from_der(&self, encrypted: bool) -> String {
        let Self { file, key, .. } = self;
        if encrypted {
            self.encrypt_key_anew("-inform DER ")
        } else {
            format!("openssl pkey -inform DER -in {file} -out {key}")
        }
    }

    /// The certificate in PEM, from DER.
    pub(super) fn certificate_from_der(&self) -> String {
        let Self { file, pem, .. } = self;
        format!("openssl x509 -inform DER -in {file} -out {pem}")
    }

    /// The certificate of an authority in PEM, from DER.
    pub(super) fn authority_from_der(&self) -> String {
        format!("openssl x509 -inform DER -in {} -out ca.pem", self.file)
    }

    /// Certificate and key in PEM, from PKCS#12.
    pub(super) fn pem_of_pkcs12(&self, rc2: bool) -> String {
        let Self { file, pem, .. } = self;
        let legacy = if rc2 { "-legacy " } else { "" };
        format!("openssl pkcs12 {legacy}-in {file} -out {pem}")
    }

    /// The key in a form that `openssl` reads, from that of OpenSSH, which is changed in place.
    pub(super) fn key_from_openssh(&self) -> String {
        let Self { file, key, .. } = self;
        format!("cp {file} {key} && ssh-keygen -p -m PKCS8 -f {key}")
    }

    /// What to do with the key that was written.
    pub(super) fn then_name_key(&self) -> String {
        format!("then pass {} in the TLS option local_pk", self.key)
    }
}

/// `path` as it can be pasted into a shell; `FILE` if it cannot be shown on a line.
fn shell_word(path: &Path) -> String {
    let Some(text) = path
        .to_str()
        .filter(|text| !text.chars().any(char::is_control))
    else {
        return "FILE".to_owned();
    };
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-+=:,@%".contains(c);
    if text.chars().all(is_plain) && !text.starts_with('-') {
        return text.to_owned();
    }
    let path = if text.starts_with('-') {
        format!("./{text}")
    } else {
        text.to_owned()
    };
    format!("'{}'", path.replace('\'', r"'\''"))
}
