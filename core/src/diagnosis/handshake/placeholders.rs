//! Replaces the placeholders in what is said about a known answer.
//!
//! | placeholder | what it becomes |
//! |---|---|
//! | `{path}`, `{host}`, `{port}` | parts of the URL |
//! | `{secure_url}` | the URL with `wss://`, without its query |
//! | `{own_origin}` | the Origin of the site that the URL belongs to |
//! | `{origin}` | the Origin that was sent |
//! | `{offered_subprotocols}` | the subprotocols that were offered, or none |
//! | `{head_bytes}`, `{parts_of_head}` | the size of the request's head, and what makes it large |
//! | `{status}`, `{versions}` | the status code, the values of `Sec-WebSocket-Version` |
//! | `{program}` | who answered, or "the application" |
//! | `{other_program}` | another program that was recognised, or "a proxy in front of it" |
//! | `{blamed}` | the proxy in front of it, with its name if it likely dropped the upgrade |
//! | `{forward_upgrade}` | how the first proxy on the way is made to forward an upgrade |
//! | `{forward_upgrade_lines}` | the same for at most two, each as a line of help; alone in its text |
//! | `{forward_upgrade_lines_if_suspected}` | the same, only if one is recognised that drops upgrades |
//! | `{own_name}` | the program in whose file the text is |
//! | `{sends_proxy_header}` | what makes that program send a header of the PROXY protocol |
//! | `{own_forward_upgrade}`, `{directives}` | how the program in whose file the text is forwards upgrades |
//! | `{example_directives}` | the same of the proxy that likely dropped the upgrade, or of the most common ones |
//! | `{tls_to_backend}` | how the proxy on the way is made to speak TLS to the server behind it |
//! | `{own_tls_to_backend}` | the same for the program in whose file the text is |
//! | `{tls_directives}`, `{idle_timeout}` | settings of the program in whose file the text is |
//! | `{request_head_size}` | the setting for larger heads of requests, after the program's name |

use super::advice::Advice;
use super::proxies;
use crate::diagnosis::programs::{
    AdviceTemplate, AnsweredBy, Evidence, IdleTimeout, KnownAnswer, Program, setting_examples,
};

/// What the placeholders of one answer become.
pub(super) struct Placeholders<'a> {
    evidence: &'a Evidence<'a>,
    /// In whose file the answer is, if it is in a program's.
    owner: Option<&'static Program>,
    /// Who answered, as far as that is shown.
    by: Option<&'static Program>,
}

impl<'a> Placeholders<'a> {
    /// Those of `answer`, which is in the file of `owner` and was given as `evidence`.
    pub(super) fn new(
        answer: &KnownAnswer,
        owner: Option<&'static Program>,
        evidence: &'a Evidence<'a>,
    ) -> Self {
        let by = match answer.by {
            AnsweredBy::ThisProgram => owner.map(|owner| proxies::in_whose_words(owner, evidence)),
            AnsweredBy::Program(program) => Some(program),
            AnsweredBy::Unsaid => None,
        };
        Self {
            evidence,
            owner,
            by,
        }
    }

    /// Who answered, as far as that is shown.
    pub(super) fn by(&self) -> Option<&'static Program> {
        self.by
    }

    /// `template` with everything replaced.
    pub(super) fn fill(&self, template: AdviceTemplate) -> Advice {
        let evidence = template.evidence.iter();
        Advice {
            problem: self.replace(template.problem),
            evidence: evidence
                .map(|(label, text)| (*label, self.replace(text)))
                .collect(),
            help: template
                .help
                .iter()
                .flat_map(|line| self.lines(line))
                .collect(),
            retryable: None,
        }
    }

    /// A line of help, which may become several, or none.
    fn lines(&self, text: &str) -> Vec<String> {
        match text {
            "{forward_upgrade_lines}" => proxies::forward_upgrade(self.evidence),
            "{forward_upgrade_lines_if_suspected}" => match proxies::suspect(self.evidence) {
                Some(_) => proxies::forward_upgrade(self.evidence),
                None => Vec::new(),
            },
            _ => vec![self.replace(text)],
        }
    }

    fn replace(&self, text: &str) -> String {
        let mut replaced = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, name, after)) = next_placeholder(rest) {
            replaced.push_str(before);
            replaced.push_str(&self.value(name).unwrap_or_default());
            rest = after;
        }
        replaced.push_str(rest);
        replaced
    }

    /// What replaces `{name}`; `None` if there is no such placeholder.
    pub(super) fn value(&self, name: &str) -> Option<String> {
        let e = self.evidence;
        let target = e.target;
        let owner = |of: fn(&Program) -> &'static str| self.owner.map_or("", of).to_owned();
        Some(match name {
            "path" => e.path(),
            "host" => target.host.to_string(),
            "port" => target.port.to_string(),
            "secure_url" => e.secure_url(),
            "own_origin" => target.origin(),
            "origin" => {
                let origin = e.asked.origin.as_deref().unwrap_or_default();
                e.secrets.one_line(origin, 80)
            }
            "offered_subprotocols" => match e.asked.subprotocols.join(", ") {
                none if none.is_empty() => "none".to_owned(),
                offered => e.secrets.one_line(&offered, 160),
            },
            "head_bytes" => e.asked.bytes.to_string(),
            "parts_of_head" if e.asked.cookie => "cookies and header fields".to_owned(),
            "parts_of_head" => "header fields, and a shorter query".to_owned(),
            "status" => e.status().to_string(),
            "versions" => e.shown("Sec-WebSocket-Version", 40),
            "program" => self.by.map_or("the application", |by| by.name).to_owned(),
            "other_program" => {
                let mut others = e.programs.iter().map(|detected| detected.program);
                let other = others.find(|program| Some(*program) != self.owner);
                other
                    .map_or("a proxy in front of it", |program| program.name)
                    .to_owned()
            }
            "blamed" => match proxies::suspect_name(e) {
                Some(name) => format!("a proxy in front of it, likely {name},"),
                None => "a proxy in front of it".to_owned(),
            },
            "forward_upgrade" => {
                let mut advice = proxies::forward_upgrade(e).into_iter();
                advice.next().unwrap_or_default()
            }
            "own_forward_upgrade" => self
                .owner
                .and_then(proxies::forward_upgrade_of)
                .unwrap_or_default(),
            "own_name" => owner(|program| program.name),
            "sends_proxy_header" => owner(proxies::sends_proxy_header),
            "directives" => owner(proxies::directives),
            "example_directives" => proxies::example_directives(e, self.owner),
            "tls_to_backend" => proxies::tls_to_backend(e, self.by),
            "own_tls_to_backend" => self
                .owner
                .and_then(proxies::tls_to_backend_of)
                .unwrap_or_default(),
            "tls_directives" => owner(proxies::tls_directives),
            "idle_timeout" => match self.owner.and_then(|owner| owner.idle_timeout.as_ref()) {
                Some(IdleTimeout {
                    setting: Some(setting),
                    seconds: Some(seconds),
                }) => format!("{setting}, {seconds} s by default"),
                _ => String::new(),
            },
            "request_head_size" => setting_examples(|settings| settings.request_head_size),
            _ => return None,
        })
    }
}

/// The first placeholder of `text`, a word of lower-case letters in braces, with what is before and after
/// it. Other braces are those of somebody's configuration.
pub(super) fn next_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let open = from + text.get(from..)?.find('{')?;
        let (before, inside) = (text.get(..open)?, text.get(open + 1..)?);
        if let Some((name, after)) = inside.split_once('}')
            && !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        {
            return Some((before, name, after));
        }
        from = open + 1;
    }
}
