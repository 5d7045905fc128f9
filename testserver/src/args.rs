//! Reads the options that follow the subcommand, and the operands between them.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use rustls::SupportedProtocolVersion;
use rustls::version::{TLS12, TLS13};

/// Everything the command line may say after the subcommand.
pub(crate) struct Options {
    /// Addresses to listen on; empty means one port of the system's choice on 127.0.0.1.
    pub(crate) listen: Vec<SocketAddr>,
    /// Addresses for the TLS side of `echo`; empty means next to each plain address.
    pub(crate) tls_listen: Vec<SocketAddr>,
    /// The process never lives longer than this.
    pub(crate) lifetime: Duration,
    /// How many connections `script` serves before it ends; `None` is no limit.
    pub(crate) connections: Option<usize>,
    /// What to do about TLS; `None` is plain TCP.
    pub(crate) tls: Option<TlsOptions>,
    /// The arguments that are not options: script steps or the PKI folder.
    pub(crate) operands: Vec<String>,
}

/// The TLS half of [`Options`].
pub(crate) struct TlsOptions {
    /// The folder that `testserver pki` wrote.
    pub(crate) dir: PathBuf,
    /// Which certificate set of that folder to serve.
    pub(crate) cert: String,
    /// The protocol versions on offer.
    pub(crate) versions: Vec<&'static SupportedProtocolVersion>,
    /// When set, a client certificate issued below one of these roots is required.
    pub(crate) client_ca: Option<PathBuf>,
    /// The server's ALPN list, most wanted first.
    pub(crate) alpn: Vec<String>,
    /// Whether session tickets and resumption are on.
    pub(crate) tickets: bool,
}

impl Options {
    /// Parses what follows the subcommand. The error is a sentence for standard error.
    pub(crate) fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Options {
            listen: Vec::new(),
            tls_listen: Vec::new(),
            lifetime: Duration::from_secs(120),
            connections: None,
            tls: None,
            operands: Vec::new(),
        };
        let mut dir = None;
        let mut cert = None;
        let (mut min, mut max) = (2, 3);
        let mut client_ca = None;
        let mut alpn = Vec::new();
        let mut tickets = true;

        while let Some(argument) = arguments.next() {
            if !argument.starts_with("--") {
                options.operands.push(argument);
                continue;
            }
            if argument == "--" {
                options.operands.extend(arguments);
                break;
            }
            let (name, mut inline) = match argument.split_once('=') {
                Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
                None => (argument, None),
            };
            let mut value = || {
                inline
                    .take()
                    .or_else(|| arguments.next())
                    .ok_or_else(|| format!("{name} needs a value"))
            };
            match name.as_str() {
                "--listen" => options.listen.push(address(&value()?)?),
                "--tls-listen" => options.tls_listen.push(address(&value()?)?),
                "--lifetime" => options.lifetime = Duration::from_secs(number(&name, &value()?)?),
                "--connections" => options.connections = Some(number(&name, &value()?)?),
                "--tls" => dir = Some(PathBuf::from(value()?)),
                "--cert" => cert = Some(value()?),
                "--tls-min" => min = minor_version(&value()?)?,
                "--tls-max" => max = minor_version(&value()?)?,
                "--client-ca" => client_ca = Some(PathBuf::from(value()?)),
                "--alpn" => alpn.extend(value()?.split(',').map(str::to_owned)),
                "--no-tickets" => tickets = false,
                _ => return Err(format!("unknown option {name}")),
            }
            if inline.is_some() {
                return Err(format!("{name} takes no value"));
            }
        }
        if min > max {
            return Err("--tls-min is above --tls-max".into());
        }
        let versions = [(2, &TLS12), (3, &TLS13)]
            .into_iter()
            .filter(|(minor, _)| (min..=max).contains(minor))
            .map(|(_, version)| version)
            .collect();
        options.tls = dir.map(|dir| TlsOptions {
            dir,
            cert: cert.unwrap_or_else(|| "good".into()),
            versions,
            client_ca,
            alpn,
            tickets,
        });
        Ok(options)
    }
}

fn address(text: &str) -> Result<SocketAddr, String> {
    let address: SocketAddr = text
        .parse()
        .map_err(|_| format!("{text:?} is not ADDR:PORT"))?;
    // A server that misbehaves on demand has no business on a reachable address.
    if !address.ip().is_loopback() {
        return Err(format!("{address} is not a loopback address"));
    }
    Ok(address)
}

fn number<N: std::str::FromStr>(name: &str, text: &str) -> Result<N, String> {
    text.parse()
        .map_err(|_| format!("{name}: {text:?} is not a number"))
}

fn minor_version(text: &str) -> Result<u8, String> {
    match text {
        "1.2" => Ok(2),
        "1.3" => Ok(3),
        _ => Err(format!("TLS version {text:?} is neither 1.2 nor 1.3")),
    }
}
