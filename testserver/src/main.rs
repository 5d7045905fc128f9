//! The command line of testserver: the first argument chooses what kind of peer to be.
//!
//! Everything here exists so that a WebSocket client can be tested against each way a server can
//! behave or misbehave. It speaks on loopback addresses and ends with the test that started it.

mod args;
mod behaviour;
mod blackhole;
mod certificate;
mod chains;
mod closed_port;
mod connection;
mod der;
mod echo;
mod frame;
mod head;
mod lifetime;
mod listen;
mod numbered;
mod openssl_key;
mod perform;
mod pki;
mod pki_chains;
mod pki_keys;
mod pki_weak;
mod script;
mod template;
mod tls;
mod weak_key;

use std::error::Error;
use std::process::ExitCode;

use args::Options;

const USAGE: &str =
    "usage: testserver echo | script STEP... | pki DIR | chains DIR | closed-port | blackhole
options: --listen ADDR:PORT (repeatable)  --lifetime SECONDS  --connections N (script)
         --tls DIR  --cert NAME  --tls-listen ADDR:PORT (echo, repeatable)
         --tls-min 1.2|1.3  --tls-max 1.2|1.3  --client-ca FILE  --alpn NAME (repeatable)
         --no-tickets";

/// What can go wrong before serving starts.
pub(crate) enum Failure {
    /// The command line itself is wrong: exit status 2.
    Usage(String),
    /// The command line is fine but cannot be carried out: exit status 1.
    Fatal(Box<dyn Error>),
}

impl<E: Into<Box<dyn Error>>> From<E> for Failure {
    fn from(error: E) -> Self {
        Failure::Fatal(error.into())
    }
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Usage(message)) => {
            eprintln!("testserver: {message}\n{USAGE}");
            ExitCode::from(2)
        }
        Err(Failure::Fatal(error)) => {
            eprintln!("testserver: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let options = Options::parse(arguments).map_err(Failure::Usage)?;
    match command.as_str() {
        "echo" => echo::run(&options),
        "script" => script::run(&options),
        "pki" => pki::run(&options),
        "chains" => chains::run(&options),
        "closed-port" => closed_port::run(&options),
        "blackhole" => blackhole::run(&options),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(Failure::Usage(format!("unknown subcommand {other:?}"))),
    }
}
