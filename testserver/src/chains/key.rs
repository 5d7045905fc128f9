//! Keys of every kind, made when they are needed, and signatures with them.

use std::cell::OnceCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use rcgen::{KeyPair, PublicKeyData as _, SigningKey as _};
use rustls::SignatureScheme;
use rustls::crypto::ring;
use rustls::pki_types::PrivateKeyDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::sign::SigningKey;

use super::algorithm::Algorithm;
use crate::openssl_key::{self, OpensslKey, RSA_PSS_PSS_SHA256};

/// The number of the next key's file.
static NEXT_FILE: AtomicU32 = AtomicU32::new(1);

/// What could not be made on this machine, and why.
#[derive(Debug)]
pub(crate) struct Unavailable(pub(crate) String);

impl<E: std::error::Error> From<E> for Unavailable {
    fn from(error: E) -> Self {
        Unavailable(error.to_string())
    }
}

/// The kinds of keys. RSA ones have a length in bits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    P256,
    P384,
    P521,
    Ed25519,
    Rsa(u32),
    /// An RSA key for RSASSA-PSS only (RFC 4055 §1.2).
    RsaPss(u32),
}

/// A key that comes into being with its first use. Clones are the same key.
#[derive(Clone)]
pub(crate) struct Key(Rc<Inner>);

struct Inner {
    kind: Kind,
    made: OnceCell<Made>,
}

struct Made {
    /// For what ring signs with; the rest is for the openssl program.
    pair: Option<KeyPair>,
    public: Vec<u8>,
    file: PathBuf,
}

impl Key {
    pub(crate) fn new(kind: Kind) -> Self {
        Key(Rc::new(Inner {
            kind,
            made: OnceCell::new(),
        }))
    }

    pub(crate) fn kind(&self) -> Kind {
        self.0.kind
    }

    /// The SubjectPublicKeyInfo.
    pub(crate) fn public(&self, scratch: &Path) -> Result<&[u8], Unavailable> {
        self.made(scratch).map(|made| made.public.as_slice())
    }

    /// The content of a signature over `message`.
    pub(crate) fn sign(
        &self,
        algorithm: Algorithm,
        message: &[u8],
        scratch: &Path,
    ) -> Result<Vec<u8>, Unavailable> {
        let made = self.made(scratch)?;
        match &made.pair {
            Some(pair) if algorithm == Algorithm::usual(self.0.kind) => Ok(pair.sign(message)?),
            _ => sign_by_openssl(&made.file, algorithm, message),
        }
    }

    /// The key for rustls; one that ring refuses signs by the openssl program.
    pub(crate) fn signing_key(&self, scratch: &Path) -> Result<Arc<dyn SigningKey>, Unavailable> {
        let made = self.made(scratch)?;
        let key = PrivateKeyDer::from_pem_slice(&fs::read(&made.file)?)?;
        let by_ring = ring::default_provider().key_provider.load_private_key(key);
        Ok(by_ring.unwrap_or_else(|_| match self.0.kind {
            Kind::P521 => Arc::new(OpensslKey::with_scheme(
                &made.file,
                SignatureScheme::ECDSA_NISTP521_SHA512,
            )),
            Kind::RsaPss(_) => Arc::new(OpensslKey::with_scheme(&made.file, RSA_PSS_PSS_SHA256)),
            _ => Arc::new(OpensslKey::new(&made.file)),
        }))
    }

    fn made(&self, scratch: &Path) -> Result<&Made, Unavailable> {
        if let Some(made) = self.0.made.get() {
            return Ok(made);
        }
        let number = NEXT_FILE.fetch_add(1, Ordering::Relaxed);
        let file = scratch.join(format!("{number}.key"));
        let made = match self.0.kind {
            Kind::P256 => by_ring(&rcgen::PKCS_ECDSA_P256_SHA256, file)?,
            Kind::P384 => by_ring(&rcgen::PKCS_ECDSA_P384_SHA384, file)?,
            Kind::Ed25519 => by_ring(&rcgen::PKCS_ED25519, file)?,
            Kind::P521 => by_openssl("EC", "ec_paramgen_curve:P-521", file)?,
            Kind::Rsa(bits) => by_openssl("RSA", &format!("rsa_keygen_bits:{bits}"), file)?,
            Kind::RsaPss(bits) => by_openssl("RSA-PSS", &format!("rsa_keygen_bits:{bits}"), file)?,
        };
        Ok(self.0.made.get_or_init(|| made))
    }
}

fn by_ring(kind: &'static rcgen::SignatureAlgorithm, file: PathBuf) -> Result<Made, Unavailable> {
    let pair = KeyPair::generate_for(kind)?;
    fs::write(&file, pair.serialize_pem())?;
    let public = pair.subject_public_key_info();
    Ok(Made {
        pair: Some(pair),
        public,
        file,
    })
}

fn by_openssl(kind: &str, option: &str, file: PathBuf) -> Result<Made, Unavailable> {
    let mut genpkey = Command::new("openssl");
    genpkey.args(["genpkey", "-algorithm", kind, "-pkeyopt", option, "-out"]);
    output(genpkey.arg(&file), &[])?;
    let mut pkey = Command::new("openssl");
    pkey.args(["pkey", "-pubout", "-outform", "DER", "-in"]);
    let public = output(pkey.arg(&file), &[])?;
    Ok(Made {
        pair: None,
        public,
        file,
    })
}

fn sign_by_openssl(
    key: &Path,
    algorithm: Algorithm,
    message: &[u8],
) -> Result<Vec<u8>, Unavailable> {
    let mut command = Command::new("openssl");
    if algorithm == Algorithm::Ed25519 {
        return Err(Unavailable(
            "openssl dgst does not sign with Ed25519".into(),
        ));
    }
    command
        .args(["dgst", algorithm.digest_option(), "-sign"])
        .arg(key);
    if algorithm.is_pss() {
        command.args(["-sigopt", "rsa_padding_mode:pss"]);
        command.args(["-sigopt", "rsa_pss_saltlen:digest"]);
    }
    output(&mut command, message)
}

/// What a program prints, given `input`.
fn output(command: &mut Command, input: &[u8]) -> Result<Vec<u8>, Unavailable> {
    openssl_key::output(command, input)?
        .ok_or_else(|| Unavailable(format!("this openssl does not do {:?}", command.get_args())))
}
