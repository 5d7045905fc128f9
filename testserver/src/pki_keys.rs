//! Writes the client's key again in the two encrypted forms that the openssl program makes.

use std::fs;

use aes::Aes256;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeEncrypt as _, KeyIvInit as _};
use md5::{Digest as _, Md5};
use p256::SecretKey;
use p256::pkcs8::{DecodePrivateKey as _, EncodePrivateKey as _};
use pkcs8::PrivateKeyInfoRef;
use pkcs8::pkcs5::pbes2::Parameters;

use crate::Failure;
use crate::der;
use crate::pki::Folder;

const PASSPHRASE: &[u8] = b"correct horse";
/// The rounds of openssl.
const ROUNDS: u32 = 2048;

/// Writes `client-encrypted.key` and `client-traditional.key`.
pub(crate) fn write(folder: &mut Folder) -> Result<(), Failure> {
    let key = SecretKey::from_pkcs8_pem(&fs::read_to_string(folder.file("client.key"))?)?;
    let mut random = [0; 24];
    getrandom::fill(&mut random)?;
    let (salt, rest) = random.split_first_chunk::<8>().ok_or("no salt")?;
    let iv: [u8; 16] = rest.try_into()?;

    // As `openssl pkcs8 -topk8 -v2 aes-256-cbc` (RFC 8018, PBES2).
    let scheme = Parameters::generate_pbkdf2_sha256_aes256cbc(ROUNDS, salt, iv)?;
    let plain = key.to_pkcs8_der()?;
    let encrypted =
        PrivateKeyInfoRef::try_from(plain.as_bytes())?.encrypt_with_params(scheme, PASSPHRASE)?;
    let text = der::pem("ENCRYPTED PRIVATE KEY", "", encrypted.as_bytes());
    folder.write_file("client-encrypted.key", &text)?;

    // As `openssl ec -aes256`: what the key is derived from is the beginning of the IV.
    let plain = key.to_sec1_der()?;
    let cipher = cbc::Encryptor::<Aes256>::new(&traditional_key(salt_of(&iv)).into(), &iv.into());
    let encrypted = cipher.encrypt_padded_vec::<Pkcs7>(&plain);
    let iv: String = iv.iter().map(|byte| format!("{byte:02X}")).collect();
    let headers = format!("Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,{iv}\n\n");
    let text = der::pem("EC PRIVATE KEY", &headers, &encrypted);
    folder.write_file("client-traditional.key", &text)
}

fn salt_of(iv: &[u8; 16]) -> &[u8] {
    iv.split_at(8).0
}

/// `EVP_BytesToKey` of OpenSSL with MD5 and one round.
fn traditional_key(salt: &[u8]) -> [u8; 32] {
    let first = Md5::new().chain_update(PASSPHRASE).chain_update(salt);
    let first: [u8; 16] = first.finalize().into();
    let second = Md5::new().chain_update(first).chain_update(PASSPHRASE);
    let second: [u8; 16] = second.chain_update(salt).finalize().into();
    let mut key = [0; 32];
    key.iter_mut()
        .zip(first.into_iter().chain(second))
        .for_each(|(to, from)| *to = from);
    key
}
