//! Where on the way each recognised program is, as far as the response shows it.

use super::detect::DetectedProgram;
use super::program::{Mark, Program};
use crate::headers::Headers;

/// A program on the way to the server, or the server itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenProgram {
    /// Its name.
    pub name: &'static str,
    /// Its version, where the response has it.
    pub version: Option<String>,
    /// Where it is.
    pub place: Place,
}

/// A place on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The hop that this client talks to.
    Nearest,
    /// A proxy somewhere between this client and the server.
    Between,
    /// The server that the request is for.
    Origin,
}

impl Place {
    /// The name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nearest => "nearest",
            Self::Between => "between",
            Self::Origin => "origin",
        }
    }
}

/// How certain it is that a proxy is near: the listening process, its place in Via, or nothing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Distance {
    Listens,
    InVia(usize),
    Unknown,
}

/// The places of the `detected` programs, the nearest first. `listener` is the process that listens, if it is known.
pub(in crate::diagnosis) fn places(
    detected: &[DetectedProgram],
    headers: &Headers,
    listener: Option<&str>,
) -> Vec<SeenProgram> {
    // Each proxy appends itself to the Via of a response, so that the last one is the nearest (RFC 9110 §7.6.3).
    let via: Vec<String> = headers.all("Via").map(str::to_ascii_lowercase).collect();
    let via: Vec<&str> = via.iter().flat_map(|value| value.split(',')).collect();
    let distance = |program: &Program| {
        if listener.is_some_and(|name| program.has_process(name)) {
            return Distance::Listens;
        }
        let words = || {
            program.marks.iter().filter_map(|mark| match mark {
                Mark::Header("Via", word) => Some(*word),
                _ => None,
            })
        };
        let mut nearest_first = via.iter().rev();
        match nearest_first.position(|entry| words().any(|word| entry.contains(word))) {
            Some(position) => Distance::InVia(position),
            None => Distance::Unknown,
        }
    };
    let mut proxies: Vec<(Distance, &DetectedProgram)> = detected
        .iter()
        .filter(|detected| detected.program.is_proxy())
        .map(|detected| (distance(detected.program), detected))
        .collect();
    proxies.sort_by_key(|(distance, _)| *distance);
    let is_known = |distance: Distance| match distance {
        Distance::Listens => true,
        Distance::InVia(position) => position == 0,
        Distance::Unknown => detected.iter().filter(|one| one.program.is_proxy()).count() == 1,
    };
    let mut seen: Vec<SeenProgram> = Vec::new();
    for (distance, proxy) in proxies {
        let place = if seen.is_empty() && is_known(distance) {
            Place::Nearest
        } else {
            Place::Between
        };
        seen.push(seen_at(proxy, place));
    }
    let others = detected.iter().filter(|one| !one.program.is_proxy());
    seen.extend(others.map(|one| seen_at(one, Place::Origin)));
    seen
}

fn seen_at(detected: &DetectedProgram, place: Place) -> SeenProgram {
    SeenProgram {
        name: detected.program.name,
        version: detected.version.clone(),
        place,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(fields: &[(&str, &str)], listener: Option<&str>) -> Vec<(&'static str, Place)> {
        let mut headers = Headers::default();
        for (name, value) in fields {
            headers.push(name, value);
        }
        let detected = super::super::detect::detect(super::super::all(), &headers, "", listener);
        let seen = places(&detected, &headers, listener);
        seen.iter().map(|seen| (seen.name, seen.place)).collect()
    }

    #[test]
    fn a_lone_proxy_is_the_nearest_and_an_application_the_origin() {
        assert_eq!(
            of(
                &[("Server", "nginx/1.22.1"), ("X-Powered-By", "Express")],
                None
            ),
            [("nginx", Place::Nearest), ("Express", Place::Origin)]
        );
        assert_eq!(
            of(&[("Server", "uvicorn")], None),
            [("uvicorn", Place::Origin)]
        );
        assert_eq!(of(&[], None), []);
    }

    #[test]
    fn the_last_of_via_is_the_nearest() {
        let fields = [("Server", "nginx"), ("Via", "1.1 varnish (Varnish/7.1)")];
        assert_eq!(
            of(&fields, None),
            [("Varnish", Place::Nearest), ("nginx", Place::Between)]
        );
        let fields = [("Via", "1.1 varnish (Varnish/7.1), 1.1 Caddy")];
        assert_eq!(
            of(&fields, None),
            [("Caddy", Place::Nearest), ("Varnish", Place::Between)]
        );
        // An unknown proxy is nearer.
        let fields = [("Via", "1.1 varnish (Varnish/7.1), 1.1 other")];
        assert_eq!(of(&fields, None), [("Varnish", Place::Between)]);
    }

    #[test]
    fn the_listening_process_is_the_nearest() {
        let fields = [("Server", "nginx"), ("Via", "1.1 Caddy")];
        assert_eq!(
            of(&fields, Some("nginx")),
            [("nginx", Place::Nearest), ("Caddy", Place::Between)]
        );
    }
}
