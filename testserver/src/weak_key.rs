//! Signs with an RSA key that ring refuses for its size.

use std::sync::Arc;

use rsa::pkcs8::{self, DecodePrivateKey as _};
use rsa::{Pkcs1v15Sign, PrivateKey, Pss};
use rustls::sign::{Signer, SigningKey};
use rustls::{Error, OtherError, SignatureAlgorithm, SignatureScheme};
use sha2::{Digest as _, Sha256};

/// The schemes on offer, most wanted first. Only the first can be used in TLS 1.3.
const SCHEMES: [SignatureScheme; 2] = [
    SignatureScheme::RSA_PSS_SHA256,
    SignatureScheme::RSA_PKCS1_SHA256,
];

/// An RSA private key of any size.
#[derive(Debug)]
pub(crate) struct WeakKey(PrivateKey);

impl WeakKey {
    /// The key in a text of PEM.
    pub(crate) fn from_pem(text: &str) -> Result<Self, pkcs8::Error> {
        PrivateKey::from_pkcs8_pem(text).map(WeakKey)
    }
}

impl SigningKey for WeakKey {
    fn choose_scheme(&self, offered: &[SignatureScheme]) -> Option<Box<dyn Signer>> {
        let scheme = SCHEMES.into_iter().find(|one| offered.contains(one))?;
        let key = self.0.clone();
        Some(Box::new(WeakSigner { key, scheme }))
    }

    fn algorithm(&self) -> SignatureAlgorithm {
        SignatureAlgorithm::RSA
    }
}

#[derive(Debug)]
struct WeakSigner {
    key: PrivateKey,
    scheme: SignatureScheme,
}

impl Signer for WeakSigner {
    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Error> {
        let digest = Sha256::digest(message);
        let signed = if self.scheme == SignatureScheme::RSA_PSS_SHA256 {
            self.key
                .sign_with_rng(&mut getrandom::SysRng, Pss::<Sha256>::new(), &digest)
        } else {
            self.key.sign(Pkcs1v15Sign::new::<Sha256>(), &digest)
        };
        signed.map_err(|error| Error::Other(OtherError(Arc::new(error))))
    }

    fn scheme(&self) -> SignatureScheme {
        self.scheme
    }
}
