//! mosquitto, an MQTT broker, which serves MQTT over WebSocket too.

use super::answer::KnownAnswer;
use super::program::{KnownFrom, Mark, Program};
#[cfg(test)]
use super::sample::Sample;

pub(super) static PROGRAM: Program = Program {
    name: "mosquitto",
    marks: &[Mark::Process(&["mosquitto"])],
    closes_without_answer: Some(
        "mosquitto closes without answering if it does not know the subprotocol, or if the listener is not for WebSocket: pass subprotocols: ['mqtt'], and check for protocol websockets below the listener",
    ),
    known_from: KnownFrom::Met("2.0.11"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[];
