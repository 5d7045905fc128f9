//! The arguments of every client: words of the form name=value, the same for each language.

use std::collections::HashMap;
use std::time::Duration;

use crate::Failure;

/// What a client is asked to measure.
#[derive(Debug)]
pub struct Options {
    /// What to do again and again: receive, send, echo, ring, sweep, timed, connect, hold.
    pub work: String,
    /// Where the server is: host and port.
    pub authority: String,
    /// The path, which tells the server what to do.
    pub path: String,
    /// The whole URL.
    pub url: String,
    /// Whether over TLS.
    pub secure: bool,
    /// The length of a message in bytes.
    pub size: usize,
    /// What messages are: text, binary, or json, which is text too.
    pub kind: String,
    /// For how long.
    pub time: Duration,
    /// How many times between two looks at the clock.
    pub batch: u64,
    /// The certificate to trust.
    pub cafile: String,
    /// Whether the time of each message is of interest, and a batch is one message.
    pub latency: bool,
    /// In how many frames a message is received.
    pub fragments: usize,
    /// How many connections take part.
    pub connections: usize,
    /// How often each of them sends, in the work `timed`.
    pub interval: Duration,
}

impl Options {
    /// Whether messages are text.
    #[must_use]
    pub fn is_text(&self) -> bool {
        self.kind != "binary"
    }

    /// Reads `words`.
    ///
    /// # Errors
    /// The name of what is missing or cannot be read.
    pub fn parse(words: impl Iterator<Item = String>) -> Result<Self, Failure> {
        let named = |word: String| {
            let (name, value) = word.split_once('=')?;
            Some((name.to_owned(), value.to_owned()))
        };
        let mut given: HashMap<_, _> = words.filter_map(named).collect();
        let latency = given.remove("latency").is_some();
        let mut number = |name: &str| given.remove(name).map_or(Ok(1), |value| value.parse());
        let (fragments, connections) = (number("fragments")?, number("connections")?);
        let interval = given.remove("interval");
        let interval = interval.map_or(Ok(1.0), |value| value.parse())?;
        let mut take = |name: &str| given.remove(name).ok_or(format!("{name}=... is missing"));
        let url = take("url")?;
        let (scheme, rest) = url.split_once("://").ok_or("the url has no scheme")?;
        let (authority, path) = rest.split_once('/').ok_or("the url has no path")?;
        Ok(Self {
            work: take("work")?,
            authority: authority.to_owned(),
            path: format!("/{path}"),
            secure: scheme == "wss",
            size: take("size")?.parse()?,
            kind: take("kind")?,
            time: Duration::from_secs_f64(take("seconds")?.parse()?),
            batch: take("batch")?.parse()?,
            cafile: take("cafile")?,
            latency,
            fragments,
            connections,
            interval: Duration::from_secs_f64(interval),
            url,
        })
    }
}
