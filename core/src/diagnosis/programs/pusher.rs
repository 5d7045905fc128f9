//! The Pusher protocol, of Pusher Channels, Laravel Reverb, Soketi and others.

use super::after_upgrade::RefusalMessage;
use super::answer::KnownAnswer;
use super::program::Program;
#[cfg(test)]
use super::sample::Sample;

pub(super) static PROGRAM: Program = Program {
    name: "Pusher protocol",
    refusal_messages: &[
        RefusalMessage {
            codes: Some((4001, 4001)),
            help: "the server has no application with that key: check the path /app/KEY",
            ..ERROR
        },
        RefusalMessage {
            codes: Some((4003, 4003)),
            help: "the application is disabled on the server",
            ..ERROR
        },
        RefusalMessage {
            codes: Some((4004, 4004)),
            help: "the application is over its connection quota",
            retryable: true,
            ..ERROR
        },
        RefusalMessage {
            codes: Some((4009, 4009)),
            help: "the server does not authorise this client: check the Origin and the signature",
            ..ERROR
        },
        RefusalMessage {
            codes: Some((4100, 4100)),
            help: "the server is over its capacity: connect again after a pause",
            retryable: true,
            ..ERROR
        },
        RefusalMessage {
            codes: Some((4200, 4299)),
            help: "connect again immediately, as the protocol specifies for this code",
            retryable: true,
            ..ERROR
        },
        RefusalMessage {
            help: "look up the code in the Pusher protocol, and see the server's log",
            ..ERROR
        },
    ],
    ..Program::DEFAULT
};

/// `{"event":"pusher:error","data":{"code":4001,"message":"…"}}`; the data may be JSON inside a string.
const ERROR: RefusalMessage = RefusalMessage {
    contains: &["\"pusher:error\""],
    ..RefusalMessage::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[];
