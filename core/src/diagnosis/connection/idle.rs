//! Tells by the time of silence, and by who answered the upgrade, whose idle timeout cut a connection.

use std::time::Duration;

use super::super::handshake::{Program, recognise};
use crate::handshake::Headers;
use crate::text::span;

/// A connection on which nothing came for longer was likely cut for being idle.
const LIKELY_IDLE: Duration = Duration::from_secs(20);

/// How far from its timeout a program's cut may seem to be: timers are coarse, and bytes travel.
const SLACK: Duration = Duration::from_secs(2);

/// Programs that cut idle connections, the setting if there is one, and its default in seconds.
const TIMEOUTS: [(Program, Option<&str>, u64); 11] = [
    (Program::Nginx, Some("proxy_read_timeout"), 60),
    (Program::Apache, Some("ProxyTimeout"), 60),
    (Program::Varnish, Some("pipe_timeout"), 60),
    (Program::VinylCache, Some("pipe_timeout"), 60),
    (Program::Kong, Some("read_timeout"), 60),
    (Program::Alb, Some("idle timeout"), 60),
    (Program::Heroku, None, 55),
    (Program::Cloudflare, None, 100),
    (Program::Envoy, Some("stream_idle_timeout"), 300),
    (Program::AzureFrontDoor, None, 300),
    (Program::ApiGateway, None, 600),
];

/// What to do about a connection that ended after `idle` without a byte from the peer, if that looks
/// like an idle timeout; `response` are the header fields of the 101.
pub(super) fn help(idle: Duration, response: Option<&Headers>) -> Option<String> {
    if idle < LIKELY_IDLE {
        return None;
    }
    let programs = response.map_or_else(Vec::new, |headers| recognise(headers, ""));
    let on_the_way = |program: Program| programs.iter().any(|seen| seen.program == program);
    let fits = |seconds: u64| idle.abs_diff(Duration::from_secs(seconds)) <= SLACK;
    let mut known = TIMEOUTS.iter().filter(|(program, ..)| on_the_way(*program));
    let ping = format!("ping more often than every {}", span(idle));
    Some(match known.clone().find(|(.., seconds)| fits(*seconds)) {
        Some((program, Some(setting), seconds)) => format!(
            "likely {}'s {setting}, {seconds} s by default: raise it, or {ping}",
            program.name()
        ),
        Some((program, None, seconds)) => format!(
            "likely {}, which cuts a connection that is idle for {seconds} s: {ping}",
            program.name()
        ),
        None => match known.next() {
            Some((program, Some(setting), _)) => format!(
                "likely an idle timeout, such as {}'s {setting}: raise it, or {ping}",
                program.name()
            ),
            _ => format!(
                "likely the idle timeout of a proxy, load balancer or firewall (60 s in nginx: proxy_read_timeout): raise it, or {ping}"
            ),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(milliseconds: u64, fields: &[(&str, &str)]) -> Option<String> {
        let mut headers = Headers::default();
        for (name, value) in fields {
            headers.push(name, value);
        }
        help(Duration::from_millis(milliseconds), Some(&headers))
    }

    #[test]
    fn the_program_on_the_way_is_named_with_its_setting() {
        let nginx = ("Server", "nginx/1.22.1");
        let told_of = |ms, field| told(ms, &[field]).unwrap();
        assert_eq!(
            told_of(60_012, nginx),
            "likely nginx's proxy_read_timeout, 60 s by default: raise it, or ping more often than every 60.0 s"
        );
        assert_eq!(
            told_of(55_100, ("Via", "1.1 heroku-router")),
            "likely Heroku, which cuts a connection that is idle for 55 s: ping more often than every 55.1 s"
        );
        assert!(told_of(100_400, ("CF-RAY", "8f2e-FRA")).contains("idle for 100 s"));
        assert!(told_of(30_000, nginx).starts_with("likely an idle timeout, such as nginx's"));
        assert!(told_of(30_000, ("CF-RAY", "x")).contains("a proxy, load balancer or firewall"));
        assert!(told_of(60_000, ("Server", "x")).contains("a proxy, load balancer or firewall"));
    }

    #[test]
    fn of_two_programs_the_one_that_fits_is_named() {
        let both = [("Server", "cloudflare"), ("Via", "1.1 varnish")];
        assert!(
            told(60_000, &both)
                .unwrap()
                .contains("Varnish's pipe_timeout")
        );
        assert!(told(100_000, &both).unwrap().contains("likely Cloudflare"));
    }

    #[test]
    fn a_short_silence_is_no_sign() {
        assert_eq!(told(19_000, &[("Server", "nginx")]), None);
    }
}
