//! Writes a fresh private PKI: certificate authorities, and certificates that are right or wrong.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, ExtendedKeyUsagePurpose, IsCa,
    KeyPair, KeyUsagePurpose, PKCS_ECDSA_P256_SHA256, PKCS_ECDSA_P384_SHA384, PKCS_ED25519,
    SignatureAlgorithm,
};
use time::{Duration, OffsetDateTime};

use crate::args::Options;
use crate::{Failure, lifetime, pki_chains, pki_keys, pki_weak};

/// What every certificate for a loopback server is good for.
const LOOPBACK: &[&str] = &["localhost", "127.0.0.1", "::1", "good.test"];
const ROOT_NAME: &str = "wsclient test root CA";
const SERVER: ExtendedKeyUsagePurpose = ExtendedKeyUsagePurpose::ServerAuth;
const CLIENT: ExtendedKeyUsagePurpose = ExtendedKeyUsagePurpose::ClientAuth;

pub(crate) type Authority = CertifiedIssuer<'static, KeyPair>;

/// What a certificate says; [`Subject::new`] says what a good server certificate does.
struct Subject {
    common_name: &'static str,
    names: &'static [&'static str],
    usage: Option<ExtendedKeyUsagePurpose>,
    is_ca: IsCa,
    /// Days from today on which the validity starts and ends.
    days: (i64, i64),
    algorithm: &'static SignatureAlgorithm,
}

impl Subject {
    fn new() -> Self {
        Subject {
            common_name: "localhost",
            names: LOOPBACK,
            usage: Some(SERVER),
            is_ca: IsCa::ExplicitNoCa,
            days: (-1, 90),
            algorithm: &PKCS_ECDSA_P256_SHA256,
        }
    }

    fn client(common_name: &'static str) -> Self {
        Subject {
            common_name,
            names: &[],
            usage: Some(CLIENT),
            ..Subject::new()
        }
    }

    fn params(&self) -> Result<CertificateParams, rcgen::Error> {
        let names: Vec<String> = self.names.iter().map(|&name| name.to_owned()).collect();
        let mut params = CertificateParams::new(names)?;
        let now = OffsetDateTime::now_utc();
        params.not_before = now + Duration::days(self.days.0);
        params.not_after = now + Duration::days(self.days.1);
        params.distinguished_name = rcgen::DistinguishedName::new();
        params
            .distinguished_name
            .push(DnType::CommonName, self.common_name);
        params.is_ca = self.is_ca;
        params.use_authority_key_identifier_extension = true;
        if let Some(usage) = &self.usage {
            params.extended_key_usages = vec![usage.clone()];
            params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        }
        Ok(params)
    }
}

/// The folder being written and the names in it.
pub(crate) struct Folder {
    path: PathBuf,
    sets: Vec<String>,
    files: Vec<String>,
}

impl Folder {
    /// Where a file of that name belongs.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Notes a certificate set: `NAME.pem` and `NAME.key` are there.
    pub(crate) fn add_set(&mut self, name: &str) {
        self.sets.push(name.to_owned());
    }

    /// Notes a file that is no half of a set.
    pub(crate) fn add_file(&mut self, name: &str) {
        self.files.push(name.to_owned());
    }

    pub(crate) fn write_file(&mut self, name: &str, text: &str) -> Result<(), Failure> {
        fs::write(self.file(name), text)?;
        self.add_file(name);
        Ok(())
    }

    pub(crate) fn write_set(
        &mut self,
        name: &str,
        chain: &str,
        key: &KeyPair,
    ) -> Result<(), Failure> {
        self.write_pair(name, chain, &key.serialize_pem())
    }

    /// The same with a key that is PEM already.
    pub(crate) fn write_pair(&mut self, name: &str, chain: &str, key: &str) -> Result<(), Failure> {
        fs::write(self.file(&format!("{name}.pem")), chain)?;
        write_private(&self.file(&format!("{name}.key")), key)?;
        self.add_set(name);
        Ok(())
    }

    /// A certificate below `issuer`, followed in the chain by `above`.
    fn issue(
        &mut self,
        name: &str,
        subject: &Subject,
        issuer: &Authority,
        above: &str,
    ) -> Result<(), Failure> {
        let key = KeyPair::generate_for(subject.algorithm)?;
        let leaf = subject.params()?.signed_by(&key, issuer)?;
        self.write_set(name, &(leaf.pem() + above), &key)
    }

    fn self_sign(&mut self, name: &str, subject: &Subject) -> Result<(), Failure> {
        let key = KeyPair::generate_for(subject.algorithm)?;
        let leaf = subject.params()?.self_signed(&key)?;
        self.write_set(name, &leaf.pem(), &key)
    }
}

/// Runs `testserver pki DIR`.
pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let [dir] = options.operands.as_slice() else {
        return Err(Failure::Usage("pki needs one folder".into()));
    };
    fs::create_dir_all(dir)?;
    let mut folder = Folder {
        path: dir.into(),
        sets: Vec::new(),
        files: Vec::new(),
    };
    write_own(&mut folder)?;
    pki_keys::write(&mut folder)?;
    // The names are all this program's own, so quoting them as Rust does is quoting them as JSON.
    lifetime::announce(&format!(
        "{{\"sets\":{:?},\"files\":{:?}}}",
        folder.sets, folder.files
    ))?;
    Ok(())
}

fn write_own(folder: &mut Folder) -> Result<(), Failure> {
    let root = authority(ROOT_NAME, None)?;
    let intermediate = authority("wsclient test intermediate CA", Some(&root))?;
    let other_root = authority("Other root CA", None)?;
    let other_intermediate = authority("Other intermediate CA", Some(&other_root))?;

    folder.write_file("ca.pem", &root.pem())?;
    folder.write_file("other-ca.pem", &other_root.pem())?;
    folder.write_file("intermediate.pem", &intermediate.pem())?;
    folder.write_file(
        "empty.pem",
        "There is no certificate and no key in this file.\n",
    )?;
    fs::create_dir_all(folder.file("capath"))?;
    folder.write_file("capath/wsclient-test-root.pem", &root.pem())?;
    folder.write_file("capath/README", "Not a certificate, just a neighbour.\n")?;

    let servers = [
        ("good", Subject::new()),
        (
            "expired",
            Subject {
                days: (-100, -35),
                ..Subject::new()
            },
        ),
        (
            "not-yet-valid",
            Subject {
                days: (2, 90),
                ..Subject::new()
            },
        ),
        (
            "wrong-name",
            Subject {
                common_name: "www.example.test",
                names: &["www.example.test", "*.example.test"],
                ..Subject::new()
            },
        ),
        (
            "no-san",
            Subject {
                names: &[],
                ..Subject::new()
            },
        ),
        (
            "client-only",
            Subject {
                usage: Some(CLIENT),
                ..Subject::new()
            },
        ),
        (
            "p384",
            Subject {
                algorithm: &PKCS_ECDSA_P384_SHA384,
                ..Subject::new()
            },
        ),
        (
            "ed25519",
            Subject {
                algorithm: &PKCS_ED25519,
                ..Subject::new()
            },
        ),
    ];
    for (name, subject) in &servers {
        folder.issue(name, subject, &intermediate, &intermediate.pem())?;
    }
    folder.issue("incomplete", &Subject::new(), &intermediate, "")?;
    folder.issue("direct", &Subject::new(), &root, "")?;
    folder.issue(
        "unknown-issuer",
        &Subject::new(),
        &other_intermediate,
        &other_intermediate.pem(),
    )?;

    let lone = || Subject {
        names: &["localhost", "127.0.0.1"],
        ..Subject::new()
    };
    folder.self_sign("self-signed", &lone())?;
    folder.self_sign(
        "self-signed-ca",
        &Subject {
            // Like `openssl req -x509`: a CA without any key usage.
            is_ca: IsCa::Ca(BasicConstraints::Unconstrained),
            usage: None,
            ..lone()
        },
    )?;
    folder.self_sign(
        "self-signed-expired",
        &Subject {
            days: (-100, -35),
            ..lone()
        },
    )?;

    folder.issue(
        "client",
        &Subject::client("wsclient test client"),
        &root,
        "",
    )?;
    folder.issue(
        "client-other",
        &Subject::client("Other client"),
        &other_root,
        "",
    )?;
    let combined = fs::read_to_string(folder.file("client.pem"))?
        + &fs::read_to_string(folder.file("client.key"))?;
    write_private(&folder.file("client-combined.pem"), &combined)?;
    folder.add_file("client-combined.pem");
    pki_weak::write(folder, ROOT_NAME, root.key())?;
    pki_chains::write(folder, &root, &intermediate, &other_intermediate)
}

/// A certificate authority: a root, or an intermediate below `parent`.
fn authority(common_name: &'static str, parent: Option<&Authority>) -> Result<Authority, Failure> {
    let subject = Subject {
        common_name,
        names: &[],
        usage: None,
        is_ca: IsCa::Ca(match parent {
            None => BasicConstraints::Unconstrained,
            Some(_) => BasicConstraints::Constrained(0),
        }),
        days: (-400, 400),
        ..Subject::new()
    };
    let mut params = subject.params()?;
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    let key = KeyPair::generate()?;
    Ok(match parent {
        None => CertifiedIssuer::self_signed(params, key)?,
        Some(parent) => CertifiedIssuer::signed_by(params, key, parent)?,
    })
}

fn write_private(file: &Path, text: &str) -> Result<(), Failure> {
    fs::write(file, text)?;
    fs::set_permissions(file, fs::Permissions::from_mode(0o600))?;
    Ok(())
}
