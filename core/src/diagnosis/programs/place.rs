//! Where on the way each recognised program is, as far as the response shows it.

use super::detect::{DetectedProgram, Distance};

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

/// The places of the `detected` programs, the nearest first.
pub(in crate::diagnosis) fn places(detected: &[DetectedProgram]) -> Vec<SeenProgram> {
    let (proxies, others): (Vec<_>, Vec<_>) =
        detected.iter().partition(|one| one.program.is_proxy());
    let is_nearest = |proxy: &DetectedProgram| match proxy.distance {
        Distance::Listens | Distance::InVia(0) => true,
        // An unknown proxy is nearer.
        Distance::InVia(_) => false,
        Distance::Unknown => proxies.len() == 1,
    };
    let proxies = proxies.iter().enumerate().map(|(at, proxy)| {
        let place = match at == 0 && is_nearest(proxy) {
            true => Place::Nearest,
            false => Place::Between,
        };
        seen_at(proxy, place)
    });
    let others = others.iter().map(|one| seen_at(one, Place::Origin));
    proxies.chain(others).collect()
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
    use crate::headers::Headers;

    fn of(fields: &[(&str, &str)], listener: Option<&str>) -> Vec<(&'static str, Place)> {
        let mut headers = Headers::default();
        for (name, value) in fields {
            headers.push(name, value);
        }
        let detected = super::super::detect::detect(super::super::all(), &headers, "", listener);
        let seen = places(&detected);
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
