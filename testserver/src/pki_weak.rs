//! Writes the part of the PKI that is RSA, weak, ancient or of a kind that the client does not know.

use getrandom::SysRng;
use p521::elliptic_curve::Generate as _;
use p521::pkcs8::EncodePublicKey as _;
use rcgen::{KeyPair, PublicKeyData as _};
use rsa::PrivateKey;
use rsa::pkcs8::DecodePrivateKey as _;

use crate::Failure;
use crate::certificate::{Content, Signer, authority_extensions, issue, server_extensions};
use crate::pki::Folder;

// Made once: it takes long to find the primes. They protect nothing.
const RSA_2048_CA: &str = include_str!("../keys/rsa-2048-ca.pem");
const RSA_2048: &str = include_str!("../keys/rsa-2048.pem");
const RSA_1024_CA: &str = include_str!("../keys/rsa-1024-ca.pem");
const RSA_1024: &str = include_str!("../keys/rsa-1024.pem");

const RSA_NAME: &str = "wsclient test RSA root CA";
const ODD_NAME: &str = "wsclient test odd root CA";

/// An authority: its name, its key as others see it, and the key itself.
struct Root<'a> {
    name: &'a str,
    key: Vec<u8>,
    signer: Signer,
}

/// Writes the sets; `v1-issued` is signed by the authority of that name, whose key is of the usual kind.
pub(crate) fn write(
    folder: &mut Folder,
    usual_name: &str,
    usual_key: &KeyPair,
) -> Result<(), Failure> {
    let own = KeyPair::generate()?;
    version_1(folder, "v1", "localhost", &own, &own)?;
    let key = KeyPair::generate()?;
    version_1(folder, "v1-issued", usual_name, &key, usual_key)?;

    let key = rsa_key(RSA_2048_CA)?;
    let rsa = Root {
        name: RSA_NAME,
        key: rsa_public(&key)?,
        signer: Signer::RsaSha256(key.clone()),
    };
    rsa.write(folder, "rsa-ca.pem")?;
    for (set, pem) in [("rsa", RSA_2048), ("rsa-1024", RSA_1024)] {
        let public = rsa_public(&rsa_key(pem)?)?;
        rsa.issue(folder, set, &public, pem)?;
    }
    let sha1 = Root {
        signer: Signer::RsaSha1(key),
        ..rsa
    };
    sha1.issue_usual(folder, "sha1")?;

    let key = rsa_key(RSA_1024_CA)?;
    let weak = Root {
        name: ODD_NAME,
        key: rsa_public(&key)?,
        signer: Signer::RsaSha256(key),
    };
    weak.write(folder, "rsa-1024-ca.pem")?;
    weak.issue_usual(folder, "under-rsa-1024")?;

    let key = p521::ecdsa::SigningKey::try_generate_from_rng(&mut SysRng)?;
    let odd = Root {
        name: ODD_NAME,
        key: key.verifying_key().to_public_key_der()?.into_vec(),
        signer: Signer::P521Sha512(key),
    };
    odd.write(folder, "p521-ca.pem")?;
    odd.issue_usual(folder, "under-p521")?;

    let key = p256::ecdsa::SigningKey::try_generate_from_rng(&mut SysRng)?;
    let unusual = Root {
        name: ODD_NAME,
        key: key.verifying_key().to_public_key_der()?.into_vec(),
        signer: Signer::P256Sha512(key),
    };
    unusual.write(folder, "p256-ca.pem")?;
    unusual.issue_usual(folder, "p256-sha512")
}

impl Root<'_> {
    /// The certificate to trust.
    fn write(&self, folder: &mut Folder, file: &str) -> Result<(), Failure> {
        let content = Content {
            issuer: self.name,
            subject: self.name,
            key: &self.key,
            days: (-1, 400),
            extensions: Some(authority_extensions(&self.key)),
        };
        folder.write_file(file, &issue(&content, &self.signer)?)
    }

    /// A server's certificate with a key in PEM.
    fn issue(
        &self,
        folder: &mut Folder,
        set: &str,
        public: &[u8],
        pem: &str,
    ) -> Result<(), Failure> {
        let content = Content {
            issuer: self.name,
            subject: "localhost",
            key: public,
            days: (-1, 90),
            extensions: Some(server_extensions(&self.key)),
        };
        folder.write_pair(set, &issue(&content, &self.signer)?, pem)
    }

    /// A server's certificate with a key that nothing is wrong with.
    fn issue_usual(&self, folder: &mut Folder, set: &str) -> Result<(), Failure> {
        let key = KeyPair::generate()?;
        let public = key.subject_public_key_info();
        self.issue(folder, set, &public, &key.serialize_pem())
    }
}

/// A certificate without extensions, whose issuer has a key of the usual kind.
fn version_1(
    folder: &mut Folder,
    set: &str,
    issuer: &str,
    key: &KeyPair,
    issuer_key: &KeyPair,
) -> Result<(), Failure> {
    let content = Content {
        issuer,
        subject: "localhost",
        key: &key.subject_public_key_info(),
        days: (-1, 90),
        extensions: None,
    };
    // A key pair of rcgen cannot be copied, but read again.
    let signer = Signer::Rcgen(KeyPair::from_pem(&issuer_key.serialize_pem())?);
    folder.write_set(set, &issue(&content, &signer)?, key)
}

fn rsa_key(pem: &str) -> Result<PrivateKey, Failure> {
    Ok(PrivateKey::from_pkcs8_pem(pem)?)
}

fn rsa_public(key: &PrivateKey) -> Result<Vec<u8>, Failure> {
    Ok(key.to_public_key().to_public_key_der()?.into_vec())
}
