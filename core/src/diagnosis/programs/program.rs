//! A program that may answer an upgrade or pass it on: its name, its marks and its settings, as plain data.

use super::after_upgrade::{RefusalMessage, RefusalText};

/// What a program does with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// A proxy that drops an upgrade unless it is configured to forward it.
    DropsUpgrades,
    /// A proxy that forwards upgrades by default.
    ForwardsUpgrades,
    /// A relay that passes bytes on without reading HTTP.
    RelaysBytes,
    /// A server, framework or library that serves the request itself.
    Application,
}

/// One sign by which a program is recognised. Words are in lower case; values and bodies are searched
/// whatever their case. A version directly after the words, as in `nginx/1.22.1`, is read.
#[derive(Debug)]
pub(crate) enum Mark {
    /// A header field whose value contains the word; an empty word takes any value.
    Header(&'static str, &'static str),
    /// The same, if the field named last is present too.
    HeaderWith(&'static str, &'static str, &'static str),
    /// The same, if the field named last is absent.
    HeaderWithout(&'static str, &'static str, &'static str),
    /// Words in the body.
    Body(&'static str),
    /// The name of the process that listens on the port, where that is one of this machine and the
    /// response shows no other program in that role.
    Process(&'static [&'static str]),
}

/// From where it is known how a program answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KnownFrom {
    /// It was run, in this version.
    Met(&'static str),
    /// Its answers were recorded elsewhere.
    Recorded(&'static str),
    /// From its manual, its source or reports of others.
    Documented,
}

/// How a proxy is configured to forward an upgrade.
#[derive(Debug)]
pub(crate) struct ForwardUpgrade {
    /// The whole advice, in which `{directives}` is the place of the directives, and
    /// `{further_directives}` that of those for another part of the configuration.
    pub(crate) advice: &'static str,
    /// The directives as they are written in the configuration, by their place in the advice; none if
    /// there are none to quote.
    pub(crate) directives: &'static [&'static str],
}

impl ForwardUpgrade {
    /// The whole advice, with each text of directives as `quote` makes it.
    pub(crate) fn advice(&self, quote: fn(&str) -> String) -> String {
        let places = ["{directives}", "{further_directives}"];
        let advice = self.advice.to_owned();
        places
            .iter()
            .zip(self.directives)
            .fold(advice, |advice, (place, directives)| {
                advice.replace(place, &quote(directives))
            })
    }
}

/// How a proxy is configured to speak TLS to the server behind it.
#[derive(Debug)]
pub(crate) struct TlsToBackend {
    /// The whole advice, in which `{tls_directives}` is the place of the directives.
    pub(crate) advice: &'static str,
    /// The directives as they are written in the configuration.
    pub(crate) directives: &'static str,
}

/// How a program that passes bytes on without reading them is configured.
#[derive(Debug)]
pub(crate) struct Relay {
    /// What names the server behind it.
    pub(crate) server_behind: &'static str,
    /// What makes it send a header of the PROXY protocol to that server.
    pub(crate) sends_proxy_header: Option<&'static str>,
    /// What makes it expect such a header from its clients; it resets the connections of others.
    pub(crate) expects_proxy_header: Option<&'static str>,
}

/// When a program ends a connection on which nothing is sent.
#[derive(Debug)]
pub(crate) struct IdleTimeout {
    /// The setting, if there is one.
    pub(crate) setting: Option<&'static str>,
    /// The default in seconds, if there is one.
    pub(crate) seconds: Option<u64>,
}

/// Settings that general advice quotes as examples.
#[derive(Debug)]
pub(crate) struct QuotedSettings {
    /// What names the file with the server's certificates.
    pub(crate) certificate_file: Option<&'static str>,
    /// By which a client certificate is requested in the first handshake, not in another one after the request.
    pub(crate) early_client_certificate: Option<&'static str>,
    /// What allows the groups X25519 and P-256, with its value.
    pub(crate) groups: Option<&'static str>,
    /// What allows a larger head of the request, with its value.
    pub(crate) request_head_size: Option<&'static str>,
}

/// A program that is known.
#[derive(Debug)]
pub(crate) struct Program {
    /// How people call it.
    pub(crate) name: &'static str,
    /// What it does with a request.
    pub(crate) role: Role,
    /// By what it is recognised, the most informative first: only the first that fits is used.
    pub(crate) marks: &'static [Mark],
    /// Whether its own name replaces that of the server behind it in the field `Server`.
    pub(crate) replaces_server_field: bool,
    /// How it is configured to forward an upgrade; for a proxy that does so by default, what may prevent it.
    pub(crate) forward_upgrade: Option<ForwardUpgrade>,
    /// Whether it forwards every upgrade, so that another proxy is to blame for one that is dropped.
    pub(crate) never_drops: bool,
    /// The program or library that it is built on: it runs in processes of that name, or answers in those words.
    pub(crate) built_on: Option<&'static Program>,
    /// Whether a configuration that dropped the upgrade forwarded it after exactly this change.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "only docs/troubleshooting.md shows it")
    )]
    pub(crate) cure_tested: bool,
    /// How it passes bytes on without reading them, if it can.
    pub(crate) relay: Option<Relay>,
    /// What helps where it closes a connection without an answer, if there is something special.
    pub(crate) closes_without_answer: Option<&'static str>,
    /// Whether it does the handshake itself, so that no library behind it can have answered.
    pub(crate) own_handshake: bool,
    /// From where its answers are known.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "only docs/troubleshooting.md shows it")
    )]
    pub(crate) known_from: KnownFrom,
    /// How it is configured to speak TLS to the server behind it.
    pub(crate) tls_to_backend: Option<TlsToBackend>,
    /// When it ends an idle connection.
    pub(crate) idle_timeout: Option<IdleTimeout>,
    /// Settings that general advice quotes as examples.
    pub(crate) settings: QuotedSettings,
    /// By which messages it refuses a client after the 101; the first that fits is used.
    pub(crate) refusal_messages: &'static [RefusalMessage],
    /// By which texts in place of frames it does so.
    pub(crate) refusal_texts: &'static [RefusalText],
    /// The page of its manual about WebSocket or upgrades.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "only docs/troubleshooting.md shows it")
    )]
    pub(crate) manual: Option<&'static str>,
}

impl Program {
    /// An application of which nothing else is known.
    pub(crate) const DEFAULT: Self = Self {
        name: "",
        role: Role::Application,
        marks: &[],
        replaces_server_field: false,
        forward_upgrade: None,
        never_drops: false,
        built_on: None,
        cure_tested: false,
        relay: None,
        closes_without_answer: None,
        own_handshake: false,
        known_from: KnownFrom::Documented,
        tls_to_backend: None,
        idle_timeout: None,
        settings: QuotedSettings {
            certificate_file: None,
            early_client_certificate: None,
            groups: None,
            request_head_size: None,
        },
        refusal_messages: &[],
        refusal_texts: &[],
        manual: None,
    };

    /// Whether a process of that name is this program.
    pub(crate) fn has_process(&self, name: &str) -> bool {
        let mut marks = self.marks.iter();
        marks.any(|mark| matches!(mark, Mark::Process(names) if names.contains(&name)))
    }

    /// The words by which it is recognised in the header field `name`.
    pub(crate) fn words_in(&self, name: &str) -> impl Iterator<Item = &'static str> {
        self.marks.iter().filter_map(move |mark| match mark {
            Mark::Header(field, word) if *field == name => Some(*word),
            _ => None,
        })
    }

    /// Whether it passes requests on to another server.
    pub(crate) const fn is_proxy(&self) -> bool {
        !matches!(self.role, Role::Application)
    }
}

/// There is one of each program, so the same one is the one at the same address.
impl PartialEq for Program {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Program {}
