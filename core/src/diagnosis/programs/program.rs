//! A program that may answer an upgrade or pass it on: its name, its marks and its settings, as plain data.

use super::after_upgrade::{RefusalMessage, RefusalText};

/// What a program does with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// A proxy that drops an upgrade unless it is configured to forward it.
    DropsUpgrades,
    /// A proxy that forwards upgrades by default.
    ForwardsUpgrades,
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
        tls_to_backend: None,
        idle_timeout: None,
        settings: QuotedSettings {
            certificate_file: None,
            groups: None,
            request_head_size: None,
        },
        refusal_messages: &[],
        refusal_texts: &[],
        manual: None,
    };

    /// Whether it passes requests on to another server.
    pub(crate) const fn is_proxy(&self) -> bool {
        matches!(self.role, Role::DropsUpgrades | Role::ForwardsUpgrades)
    }
}

/// There is one of each program, so the same one is the one at the same address.
impl PartialEq for Program {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Program {}
