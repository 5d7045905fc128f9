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
    /// Whether it is the first that the request met, because its process listens on the port.
    pub(crate) nearest: bool,
    /// The header field that shows it, if one does.
    pub(crate) field: Option<&'static str>,
}

impl DetectedProgram {
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
    /// Where in that field, counted over all its values.
    at: usize,
}

/// Those of `programs` that a response shows. `listener` is the process that listens, if it is known: it is
/// the nearest proxy, whatever the response says of others behind it, or the application where the response names
/// nobody. The nearest comes first, and those in `Via` in the order in which the request met them; the others
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
    let mut detected = Vec::new();
    let mut in_via = Vec::new();
    for (program, found) in &found {
        let nearest = program.is_proxy() && listens(program);
        if found.is_none() && !listens(program) {
            continue;
        }
        let found = found.as_ref();
        let one = DetectedProgram {
            program,
            version: found.and_then(|found| found.version.clone()),
            nearest,
            field: found.and_then(|found| found.field),
        };
        if let Some(found) = found.filter(|found| found.field == Some(VIA)) {
            in_via.push((found.at, one.clone()));
        }
        detected.push(one);
    }
    // RFC 9110 §7.6.3: each proxy appends itself, so the last one is the nearest to the client.
    in_via.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let places = detected.iter_mut().filter(|one| one.field == Some(VIA));
    for (place, (_, one)) in places.zip(in_via) {
        *place = one;
    }
    detected.sort_by_key(|one| !one.nearest);
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
                at,
            })
        }
        Mark::Header(name, word) => find_in_field(headers, name, word),
        Mark::HeaderWith(name, word, other) if has(other) => find_in_field(headers, name, word),
        Mark::HeaderWithout(name, word, other) if !has(other) => find_in_field(headers, name, word),
        Mark::HeaderWith(..) | Mark::HeaderWithout(..) | Mark::Process(_) => None,
    }
}

fn find_in_field(headers: &Headers, name: &'static str, word: &str) -> Option<Found> {
    let mut before = 0;
    headers.all(name).find_map(|value| {
        let lower = value.to_ascii_lowercase();
        let start = before;
        before += value.len() + 1;
        let at = lower.find(word)?;
        Some(Found {
            version: version_after(&lower, at + word.len(), word),
            field: Some(name),
            at: start + at,
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
