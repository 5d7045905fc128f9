//! A sample, put through the handshake, with all that a diagnosis reads.

use std::sync::Arc;
use std::time::SystemTime;

use crate::diagnosis::diagnosis::Diagnosis;
use crate::diagnosis::handshake::refusal;
use crate::diagnosis::programs::{self, Evidence, Program, Sample};
use crate::handshake::{
    HandshakeError, HandshakeFailure, HandshakeRefusal, Opening, Request, RequestOptions,
    RequestSummary, Response,
};
use crate::secrets::Secrets;
use crate::url::Target;

const KEY: &str = "dGhlIHNhbXBsZSBub25jZQ==";

/// What a server answers to that key.
pub(super) const ACCEPT: &str = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

/// Puts a response through the handshake that must be taken without an objection.
pub(super) fn accept(response: &str) {
    let target = Target::parse("ws://app.example/chat").unwrap();
    let mut opening = Opening::new(Request::new(&target, &RequestOptions::default(), KEY));
    opening.receive(response.as_bytes());
    let refusal = opening.finish().expect(response).err();
    assert!(refusal.is_none(), "{response}: {refusal:?}");
}

pub(super) struct Case {
    target: Arc<Target>,
    asked: RequestSummary,
    pub(super) response: Response,
    pub(super) listener: Option<&'static str>,
    secrets: Secrets,
}

impl Case {
    pub(super) fn of(sample: &Sample) -> Self {
        let target = Arc::new(Target::parse(sample.url).unwrap());
        let mut options = RequestOptions::default();
        for (name, value) in sample.sent {
            options.headers.push(name, value);
        }
        let request = Request::new(&target, &options, KEY);
        let asked = request.summary.clone();
        let mut opening = Opening::new(request);
        opening.receive(sample.response.as_bytes());
        let refusal = opening.finish().expect(sample.answer).unwrap_err();
        let HandshakeRefusal::Status(response) = *refusal else {
            panic!("{}: {refusal:?}", sample.answer)
        };
        Self {
            secrets: Secrets::of(Some(&target), &options.headers, &options.subprotocols),
            target,
            asked,
            response,
            listener: sample.listener,
        }
    }

    pub(super) fn evidence(&self) -> Evidence<'_> {
        self.evidence_among(programs::all())
    }

    /// The evidence, if `program` were the only one that is known.
    pub(super) fn evidence_of(&self, program: &'static Program) -> Evidence<'_> {
        self.evidence_among(std::iter::once(program))
    }

    fn evidence_among(&self, programs: impl Iterator<Item = &'static Program>) -> Evidence<'_> {
        Evidence::new(
            programs,
            &self.target,
            &self.asked,
            &self.response,
            self.listener,
            &self.secrets,
        )
    }

    pub(super) fn diagnosis(&self) -> Diagnosis {
        let failure = HandshakeFailure {
            sent: Vec::new(),
            error: HandshakeError::Status,
            response: Some(self.response.clone()),
            first_bytes: Vec::new(),
            received: 0,
            request: self.asked.clone(),
            at: SystemTime::UNIX_EPOCH,
        };
        refusal::diagnose(
            &failure,
            &self.response,
            &self.target,
            self.listener,
            &self.secrets,
        )
    }
}
