//! A recorded answer with the facts of the request that it answers, for tests.

/// A response, as it was recorded or as the program's source writes it, and what must be recognised.
pub(crate) struct Sample {
    /// The id of the known answer.
    pub(crate) answer: &'static str,
    /// The URL of the request.
    pub(crate) url: &'static str,
    /// Header fields of the caller.
    pub(crate) sent: &'static [(&'static str, &'static str)],
    /// The process that listens on the port, if it is known.
    pub(crate) listener: Option<&'static str>,
    /// Whether it has fields or words that no single source shows together, as far as is known.
    pub(crate) composed: bool,
    /// The bytes of the response.
    pub(crate) response: &'static str,
}

const PLAIN: &str = "ws://app.example/chat";
const SECURE: &str = "wss://app.example/chat";
const ORIGIN: &[(&str, &str)] = &[("Origin", "https://evil.example")];

/// The response to a request to a `ws://` URL.
pub(crate) const fn plain(answer: &'static str, response: &'static str) -> Sample {
    to(PLAIN, answer, response)
}

/// The response to a request to a `wss://` URL.
pub(crate) const fn secure(answer: &'static str, response: &'static str) -> Sample {
    to(SECURE, answer, response)
}

/// The response to a request with an `Origin`.
pub(crate) const fn with_origin(answer: &'static str, response: &'static str) -> Sample {
    Sample {
        sent: ORIGIN,
        ..to(PLAIN, answer, response)
    }
}

/// The response to a request to a port of this machine on which `process` listens.
pub(crate) const fn from_process(
    process: &'static str,
    answer: &'static str,
    response: &'static str,
) -> Sample {
    Sample {
        listener: Some(process),
        ..to("ws://127.0.0.1:8080/chat", answer, response)
    }
}

/// `sample`, which is put together from what several sources show.
pub(crate) const fn composed(sample: Sample) -> Sample {
    Sample {
        composed: true,
        ..sample
    }
}

/// The response to a request to `url`.
pub(crate) const fn to(url: &'static str, answer: &'static str, response: &'static str) -> Sample {
    Sample {
        answer,
        url,
        sent: &[],
        listener: None,
        composed: false,
        response,
    }
}
