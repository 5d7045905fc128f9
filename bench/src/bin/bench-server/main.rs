//! The server of the benchmarks: raw sockets, one connection at a time except for a crowd.
//!
//! It prints one line, "ws=PORT wss=PORT cold=PORT parallel=PORT parallel-cold=PORT", and ends with its
//! standard input. `cold` is TLS too, but never resumes a session; the last two open many connections of
//! TLS at the same time. The only argument is the file to write its certificate to.

#![expect(
    clippy::indexing_slicing,
    reason = "a benchmark may end at once, as a test may"
)]

mod crowd;
mod listen;
mod work;

use std::io::{self, Read, Write};
use std::sync::Arc;

use rcgen::{CertificateParams, KeyPair};
use rustls::ServerConfig;
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::server::NoServerSessionStorage;
use wsclient_bench::Failure;

/// How many opening handshakes the parallel ports do at the same time.
const PARALLEL: usize = 4;

fn main() -> Result<(), Failure> {
    let file = std::env::args()
        .nth(1)
        .ok_or("where to write the certificate?")?;
    let key = KeyPair::generate()?;
    let names = ["127.0.0.1", "localhost"].map(str::to_owned);
    let certificate = CertificateParams::new(names)?.self_signed(&key)?;
    std::fs::write(file, certificate.pem())?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let key = PrivatePkcs8KeyDer::from(key.serialize_der());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key.into())?;
    let mut cold = config.clone();
    cold.send_tls13_tickets = 0;
    cold.session_storage = Arc::new(NoServerSessionStorage {});

    let held = listen::Held::default();
    let crowd = crowd::Crowd::start()?;
    let serve = |tls, threads| listen::serve(tls, Arc::clone(&held), Arc::clone(&crowd), threads);
    let (config, cold_config) = (Arc::new(config), Arc::new(cold));
    let ws = serve(None, 1)?;
    let wss = serve(Some(Arc::clone(&config)), 1)?;
    let cold = serve(Some(Arc::clone(&cold_config)), 1)?;
    let parallel = serve(Some(config), PARALLEL)?;
    let parallel_cold = serve(Some(cold_config), PARALLEL)?;
    println!("ws={ws} wss={wss} cold={cold} parallel={parallel} parallel-cold={parallel_cold}");
    io::stdout().flush()?;
    io::stdin().read_to_end(&mut Vec::new())?;
    Ok(())
}
