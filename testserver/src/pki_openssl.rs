//! Writes the part of the PKI that needs the openssl program.
//!
//! That is RSA, weak and ancient certificates, and encrypted keys. Whatever this openssl cannot or
//! may not make is left out.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Failure;
use crate::pki::Folder;

/// The passphrase of the encrypted keys.
const PASSPHRASE: &str = "pass:correct horse";

/// `req` wants a configuration, and the one of the system may be missing.
const REQUEST_CONFIG: &str = "[req]\ndistinguished_name = dn\nprompt = no\nx509_extensions = ca\n\
    [dn]\n\
    [ca]\nbasicConstraints = critical,CA:TRUE\nkeyUsage = critical,keyCertSign,cRLSign\n\
    subjectKeyIdentifier = hash\n\
    [leaf]\nbasicConstraints = critical,CA:FALSE\nkeyUsage = critical,digitalSignature\n\
    extendedKeyUsage = serverAuth\nauthorityKeyIdentifier = keyid\n\
    subjectAltName = DNS:localhost,IP:127.0.0.1,IP:::1,DNS:good.test\n";

const P256: &[&str] = &["ec", "-pkeyopt", "ec_paramgen_curve:P-256"];
const P521: &[&str] = &["ec", "-pkeyopt", "ec_paramgen_curve:P-521"];

/// Writes what openssl can make; `false` when there is no openssl.
pub(crate) fn write(folder: &mut Folder) -> Result<bool, Failure> {
    if !succeeds(Command::new("openssl").arg("version")) {
        return Ok(false);
    }
    let scratch = folder.file(".scratch");
    fs::create_dir_all(&scratch)?;
    let tool = Tool {
        config: scratch.join("openssl.cnf"),
        scratch,
    };
    let made = tool.write_all(folder);
    fs::remove_dir_all(&tool.scratch)?;
    made?;
    Ok(true)
}

/// The openssl program with its intermediate files.
struct Tool {
    scratch: PathBuf,
    config: PathBuf,
}

impl Tool {
    fn write_all(&self, folder: &mut Folder) -> io::Result<()> {
        fs::write(&self.config, REQUEST_CONFIG)?;
        if self.root(&folder.file("rsa-ca.pem"), &["rsa:2048"]) {
            folder.add_file("rsa-ca.pem");
            let leaves: [(&str, &[&str], &str); 3] = [
                ("rsa", &["rsa:2048"], "-sha256"),
                ("rsa-1024", &["rsa:1024"], "-sha256"),
                ("sha1", P256, "-sha1"),
            ];
            for (name, key, digest) in leaves {
                self.keep(folder, name, self.leaf(folder, name, key, digest, "rsa-ca"));
            }
        }
        // Authorities that no certificate should come from.
        let odd: [(&str, &str, &[&str], &str); 3] = [
            ("under-rsa-1024", "rsa-1024-ca", &["rsa:1024"], "-sha256"),
            ("under-p521", "p521-ca", P521, "-sha512"),
            ("p256-sha512", "p256-ca", P256, "-sha512"),
        ];
        for (name, ca, key, digest) in odd {
            let authority = folder.file(&format!("{ca}.pem"));
            if self.root(&authority, key) {
                folder.add_file(&format!("{ca}.pem"));
                self.keep(folder, name, self.leaf(folder, name, P256, digest, ca));
            }
        }

        let client_key = folder.file("client.key");
        let encrypted = folder.file("client-encrypted.key");
        let mut pkcs8 = openssl(&["pkcs8", "-topk8", "-v2", "aes-256-cbc"]);
        pkcs8.args(["-passout", PASSPHRASE]);
        pkcs8.arg("-in").arg(&client_key);
        if succeeds(pkcs8.arg("-out").arg(&encrypted)) {
            folder.add_file("client-encrypted.key");
        }
        let traditional = folder.file("client-traditional.key");
        let mut ec = openssl(&["ec", "-aes256", "-passout", PASSPHRASE]);
        ec.arg("-in").arg(&client_key);
        if succeeds(ec.arg("-out").arg(&traditional))
            && says(&traditional, "Proc-Type: 4,ENCRYPTED")
        {
            folder.add_file("client-traditional.key");
        }
        Ok(())
    }

    /// Notes a set that was made, and removes the halves of one that was not.
    fn keep(&self, folder: &mut Folder, name: &str, made: bool) {
        if made {
            folder.add_set(name);
        } else {
            for end in ["pem", "key"] {
                // Whichever half is there; the other one is missing anyway.
                let _ = fs::remove_file(folder.file(&format!("{name}.{end}")));
            }
        }
    }

    /// An authority; its key is needed for what comes next only.
    fn root(&self, certificate: &Path, key: &[&str]) -> bool {
        let mut req = openssl(&["req", "-x509", "-nodes", "-sha256", "-newkey"]);
        req.args(key);
        let kind = match key {
            ["rsa:2048"] => "RSA",
            _ => "odd",
        };
        req.args([
            "-days",
            "400",
            "-subj",
            &format!("/CN=wsclient test {kind} root CA"),
        ]);
        req.arg("-config").arg(&self.config);
        req.arg("-keyout").arg(self.scratch.join("ca.key"));
        succeeds(req.arg("-out").arg(certificate))
    }

    fn leaf(&self, folder: &Folder, name: &str, key: &[&str], digest: &str, ca: &str) -> bool {
        let request = self.scratch.join("request.pem");
        if !self.request(key, &folder.file(&format!("{name}.key")), &request) {
            return false;
        }
        let mut x509 = openssl(&["x509", "-req", "-days", "90", digest, "-extensions", "leaf"]);
        x509.arg("-in").arg(&request);
        x509.arg("-CA").arg(folder.file(&format!("{ca}.pem")));
        x509.arg("-CAkey").arg(self.scratch.join("ca.key"));
        x509.arg("-CAcreateserial");
        x509.arg("-CAserial").arg(self.scratch.join("serial"));
        x509.arg("-extfile").arg(&self.config);
        succeeds(x509.arg("-out").arg(folder.file(&format!("{name}.pem"))))
    }

    fn request(&self, key: &[&str], key_file: &Path, request: &Path) -> bool {
        let mut req = openssl(&["req", "-new", "-nodes", "-subj", "/CN=localhost"]);
        req.arg("-newkey").args(key);
        req.arg("-config").arg(&self.config);
        req.arg("-keyout").arg(key_file);
        succeeds(req.arg("-out").arg(request))
    }
}

fn openssl(arguments: &[&str]) -> Command {
    let mut command = Command::new("openssl");
    command.args(arguments);
    command
}

fn succeeds(command: &mut Command) -> bool {
    let silent = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    silent.status().is_ok_and(|status| status.success())
}

fn says(file: &Path, text: &str) -> bool {
    fs::read_to_string(file).is_ok_and(|content| content.contains(text))
}
