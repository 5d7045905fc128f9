//! Finds whose idle timeout ended a connection, by the time of silence and by who answered the upgrade.

use std::time::Duration;

use super::super::programs::{self, IdleTimeout, Program};
use crate::headers::Headers;
use crate::text::span;

/// A connection on which nothing came for longer was likely cut for being idle.
const LIKELY_IDLE: Duration = Duration::from_secs(20);

/// How far from its timeout a program's cut may seem to be: timers are coarse, and bytes travel.
const SLACK: Duration = Duration::from_secs(2);

/// What to do about a connection that ended after `idle` without a byte from the peer, if that looks
/// like an idle timeout; `response` are the header fields of the 101.
pub(super) fn help(idle: Duration, response: Option<&Headers>) -> Option<String> {
    if idle < LIKELY_IDLE {
        return None;
    }
    let programs = response.map_or_else(Vec::new, |headers| programs::recognise(headers, ""));
    let mut known: Vec<(&Program, &IdleTimeout)> = programs
        .iter()
        .filter_map(|detected| Some((detected.program, detected.program.idle_timeout.as_ref()?)))
        .collect();
    // The shortest first; in minutes, so that the order of the table decides between about equal ones.
    known.sort_by_key(|(_, timeout)| timeout.seconds.map_or(u64::MAX, |s| s.div_ceil(60)));
    let fits = |seconds: u64| idle.abs_diff(Duration::from_secs(seconds)) <= SLACK;
    let fitting = known.iter().find_map(|(program, timeout)| {
        let seconds = timeout.seconds.filter(|seconds| fits(*seconds))?;
        Some((program, timeout.setting, seconds))
    });
    let ping = format!("ping more often than every {}", span(idle));
    Some(match fitting {
        Some((program, Some(setting), seconds)) => format!(
            "likely {}'s {setting}, {seconds} s by default: raise it, or {ping}",
            program.name
        ),
        Some((program, None, seconds)) => format!(
            "likely {}, which closes connections that are idle for {seconds} s: {ping}",
            program.name
        ),
        None => match known.first() {
            Some((
                program,
                IdleTimeout {
                    setting: Some(setting),
                    ..
                },
            )) => format!(
                "likely an idle timeout, such as {}'s {setting}: raise it, or {ping}",
                program.name
            ),
            _ => format!(
                "likely the idle timeout of a proxy, load balancer or firewall{}: raise it, or {ping}",
                example()
            ),
        },
    })
}

/// " (60 s in nginx: proxy_read_timeout)": the setting of the example proxy.
fn example() -> String {
    match &programs::EXAMPLE.idle_timeout {
        Some(IdleTimeout {
            setting: Some(setting),
            seconds: Some(seconds),
        }) => format!(" ({seconds} s in {}: {setting})", programs::EXAMPLE.name),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn help_after(milliseconds: u64, fields: &[(&str, &str)]) -> Option<String> {
        let mut headers = Headers::default();
        for (name, value) in fields {
            headers.push(name, value);
        }
        help(Duration::from_millis(milliseconds), Some(&headers))
    }

    #[test]
    fn the_program_on_the_way_is_named_with_its_setting() {
        let nginx = ("Server", "nginx/1.22.1");
        let help_of = |ms, field| help_after(ms, &[field]).unwrap();
        assert_eq!(
            help_of(60_012, nginx),
            "likely nginx's proxy_read_timeout, 60 s by default: raise it, or ping more often than every 60.0 s"
        );
        assert_eq!(
            help_of(55_100, ("Via", "1.1 heroku-router")),
            "likely Heroku, which closes connections that are idle for 55 s: ping more often than every 55.1 s"
        );
        assert!(help_of(100_400, ("CF-RAY", "8f2e-FRA")).contains("idle for 100 s"));
        assert!(help_of(30_000, nginx).starts_with("likely an idle timeout, such as nginx's"));
        assert!(help_of(30_000, ("CF-RAY", "x")).contains("a proxy, load balancer or firewall"));
        assert!(help_of(60_000, ("Server", "x")).contains("a proxy, load balancer or firewall"));
    }

    #[test]
    fn of_two_programs_the_one_that_fits_is_named() {
        let both = [("Server", "cloudflare"), ("Via", "1.1 varnish")];
        assert!(
            help_after(60_000, &both)
                .unwrap()
                .contains("Varnish's pipe_timeout")
        );
        assert!(
            help_after(100_000, &both)
                .unwrap()
                .contains("likely Cloudflare")
        );
    }

    #[test]
    fn a_short_silence_is_no_sign() {
        assert_eq!(help_after(19_000, &[("Server", "nginx")]), None);
    }
}
