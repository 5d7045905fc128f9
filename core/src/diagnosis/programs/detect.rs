//! Which programs a response shows by its header fields and its body, and in which version.

use super::program::{Mark, Program};
use crate::headers::Headers;

/// A program that was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DetectedProgram {
    /// Which.
    pub(crate) program: &'static Program,
    /// Its version, where the response has it.
    pub(crate) version: Option<String>,
    /// How near it is, as far as that is known.
    pub(crate) distance: Distance,
    /// The header field that shows it, if one does.
    pub(crate) field: Option<&'static str>,
}

/// How near a program is to the client, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Distance {
    /// A proxy that listens on the port, so that it is the first that the request met.
    Listens,
    /// So many entries before the last of `Via`.
    InVia(usize),
    /// The response does not show it.
    Unknown,
}

impl DetectedProgram {
    /// Whether it is the first that the request met, because its process listens on the port.
    pub(crate) fn listens(&self) -> bool {
        self.distance == Distance::Listens
    }

    /// Name and version for people.
    pub(crate) fn shown(&self) -> String {
        match &self.version {
            Some(version) => format!("{} {version}", self.program.name),
            None => self.program.name.to_owned(),
        }
    }
}

/// What one mark found.
struct Found {
    version: Option<String>,
    /// The header field that has it.
    field: Option<&'static str>,
}

/// Those of `programs` that a response shows. `listener` is the process that listens, if it is known: it is
/// the nearest proxy, whatever the response says of others behind it, or the application where the response names
/// nobody. The nearest comes first, then those in `Via` in the order in which the request met them; the others
/// are in the order of `programs`, as a response does not say in which order it passed through them.
pub(super) fn detect(
    programs: impl Iterator<Item = &'static Program>,
    headers: &Headers,
    lower_body: &str,
    listener: Option<&str>,
) -> Vec<DetectedProgram> {
    let found: Vec<(&'static Program, Option<Found>)> = programs
        .map(|program| {
            let mut marks = program.marks.iter();
            (
                program,
                marks.find_map(|mark| find(mark, headers, lower_body)),
            )
        })
        .collect();
    let shows = |wanted: &dyn Fn(&'static Program) -> bool| {
        let mut found = found.iter();
        found.any(|(program, found)| found.is_some() && wanted(program))
    };
    let listens = |program: &'static Program| {
        let other = if program.is_proxy() {
            shows(&|shown| shown.built_on == Some(program))
        } else {
            shows(&|_| true)
        };
        !other && listener.is_some_and(|name| program.has_process(name))
    };
    // RFC 9110 §7.6.3: each proxy appends itself, so the last one is the nearest to the client.
    let via: Vec<String> = headers.all(VIA).map(str::to_ascii_lowercase).collect();
    let nearest_first: Vec<&str> = via
        .iter()
        .flat_map(|value| value.split(','))
        .rev()
        .collect();
    let distance = |program: &'static Program| {
        if program.is_proxy() && listens(program) {
            return Distance::Listens;
        }
        let mut entries = nearest_first.iter();
        let position =
            entries.position(|entry| program.words_in(VIA).any(|word| entry.contains(word)));
        position.map_or(Distance::Unknown, Distance::InVia)
    };
    let mut detected: Vec<DetectedProgram> = found
        .iter()
        .filter(|(program, found)| found.is_some() || listens(program))
        .map(|(program, found)| DetectedProgram {
            program,
            version: found.as_ref().and_then(|found| found.version.clone()),
            distance: distance(program),
            field: found.as_ref().and_then(|found| found.field),
        })
        .collect();
    detected.sort_by_key(|one| one.distance);
    detected
}

/// The field to which each proxy may append its name.
const VIA: &str = "Via";

/// Whether the mark is there, with the version if it has one.
fn find(mark: &'static Mark, headers: &Headers, lower_body: &str) -> Option<Found> {
    let has = |name: &str| headers.first(name).is_some();
    match mark {
        Mark::Body(words) => {
            let at = lower_body.find(words)?;
            Some(Found {
                version: version_after(lower_body, at + words.len(), words),
                field: None,
            })
        }
        Mark::Header(name, word) => find_in_field(headers, name, word),
        Mark::HeaderWith(name, word, other) if has(other) => find_in_field(headers, name, word),
        Mark::HeaderWithout(name, word, other) if !has(other) => find_in_field(headers, name, word),
        Mark::HeaderWith(..) | Mark::HeaderWithout(..) | Mark::Process(_) => None,
    }
}

fn find_in_field(headers: &Headers, name: &'static str, word: &str) -> Option<Found> {
    headers.all(name).find_map(|value| {
        let lower = value.to_ascii_lowercase();
        let at = lower.find(word)?;
        Some(Found {
            version: version_after(&lower, at + word.len(), word),
            field: Some(name),
        })
    })
}

/// The version in `text` behind a name that ends at `at`: `nginx/1.22.1`.
fn version_after(text: &str, at: usize, name: &str) -> Option<String> {
    let rest = text.get(at..)?;
    let rest = if name.ends_with('/') {
        rest
    } else {
        rest.strip_prefix('/')?
    };
    let version: String = rest
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '.')
        .take(16)
        .collect();
    version
        .contains(|c: char| c.is_ascii_digit())
        .then_some(version)
}
