//! Advice that rests on a guess, and what it guesses: a check may refute it.

/// What helps where a request over `ws://` went to a TLS port that closes on it.
pub(super) const TLS_PORTS_CLOSE: &str =
    "many TLS servers close on plain HTTP without answering: if this is a TLS port, use wss://";

/// The same for a TLS port that waits for more.
pub(super) const TLS_PORTS_WAIT: &str =
    "a TLS port also waits without answering: if this is one, use wss://";

/// What helps where a server ends an upgrade that it does not accept.
pub(super) const CLOSED_WITHOUT_ROUTE: &str = "some servers close without answering where no route accepts the upgrade, or where they do not support the subprotocol: check both";

/// The same for a server that does not answer it.
pub(super) const UNANSWERED_WITHOUT_ROUTE: &str =
    "some servers never answer an upgrade that no route accepts: check the path";

/// What helps where no answer comes at all.
pub(super) const BUSY: &str = "the server is likely busy or stuck, or a proxy waits for its upstream server: see the server's log";

/// What helps where a refusal gives no reason.
pub(crate) const FORBIDDEN_WITHOUT_ROUTE: &str =
    "check the path: many frameworks answer 403 where no route accepts the upgrade";

/// The same, for what the server knows of the client.
pub(crate) const FORBIDDEN_CLIENT: &str =
    "check credentials, cookies and the server's IP address lists";

/// What a line of help may guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Guess {
    /// The port speaks TLS.
    TlsPort,
    /// The server is busy as a whole.
    Busy,
    /// No route accepts the upgrade, and the server does not say so.
    SilentRoute,
    /// The `Origin`, or that there was none, is the reason.
    Origin,
    /// A proxy in between dropped the upgrade.
    LostUpgrade,
}

impl Guess {
    /// Whether `line` rests on this guess.
    fn is_in(self, line: &str) -> bool {
        let lower = line.to_ascii_lowercase();
        match self {
            Self::TlsPort => [TLS_PORTS_CLOSE, TLS_PORTS_WAIT].contains(&line),
            Self::Busy => line == BUSY,
            Self::SilentRoute => [CLOSED_WITHOUT_ROUTE, UNANSWERED_WITHOUT_ROUTE].contains(&line),
            Self::Origin => line.contains("Origin"),
            Self::LostUpgrade => {
                lower.contains("upgrade")
                    && ["forward", "dropped", "lost"]
                        .iter()
                        .any(|word| lower.contains(word))
            }
        }
    }

    /// Removes what rests on this guess from `help`.
    pub(crate) fn remove_from(self, help: &mut Vec<String>) {
        if self == Self::Origin {
            // One of several things to check.
            for line in help.iter_mut() {
                *line = line
                    .replace(", Origin or ", " or ")
                    .replace(" or the Origin", "");
            }
        }
        help.retain(|line| !self.is_in(line));
        // What came second is the first now.
        if let Some(first) = help.first_mut()
            && let Some(rest) = first.strip_prefix("or ")
        {
            *first = rest.to_owned();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(guess: Guess, help: &[&str]) -> Vec<String> {
        let mut help = help.iter().map(|line| (*line).to_owned()).collect();
        guess.remove_from(&mut help);
        help
    }

    #[test]
    fn what_is_left_reads_as_if_the_rest_had_not_been_there() {
        assert_eq!(
            without(
                Guess::Origin,
                &[
                    "check the token, cookie, Origin or path that it requires",
                    "or the path or the Origin: it does not say",
                    "or try another Origin",
                ]
            ),
            [
                "check the token, cookie or path that it requires",
                "or the path: it does not say"
            ]
        );
        assert_eq!(
            without(
                Guess::LostUpgrade,
                &[
                    "if there is a proxy, check that it forwards the path, Upgrade and Connection",
                    "or check the path",
                ]
            ),
            ["check the path"]
        );
        assert_eq!(
            without(
                Guess::TlsPort,
                &[TLS_PORTS_CLOSE, TLS_PORTS_WAIT, "see the log"]
            ),
            ["see the log"]
        );
        assert!(without(Guess::SilentRoute, &[CLOSED_WITHOUT_ROUTE]).is_empty());
    }

    #[test]
    fn another_guess_stays() {
        for guess in [Guess::Origin, Guess::LostUpgrade, Guess::SilentRoute] {
            assert_eq!(without(guess, &[TLS_PORTS_CLOSE]), [TLS_PORTS_CLOSE]);
        }
    }
}
