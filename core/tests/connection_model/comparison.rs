//! Compares what the peer has received with what was sent.

use crate::end::Check;
use crate::peer::Frame;
use crate::reference::Reference;
use crate::wire::Meaning;

/// `is_whole`: nothing that was sent may be missing. `was_open`: until the very end.
pub(crate) fn check(
    frames: &[Frame],
    reference: &Reference,
    is_whole: bool,
    was_open: bool,
) -> Check {
    let after = frames.iter().skip_while(|frame| frame.opcode != 8).skip(1);
    // RFC 6455 §5.5.2: a ping is answered "unless it already received a Close frame".
    if let Some(frame) = after.clone().find(|frame| frame.opcode != 10) {
        return Err(format!("opcode {} after the Close frame", frame.opcode));
    }
    if is_whole {
        let code = frames
            .last()
            .filter(|frame| frame.opcode == 8)
            .map(|frame| {
                frame
                    .payload
                    .first_chunk()
                    .map_or(1005, |code| u16::from_be_bytes(*code))
            });
        let expected = match reference.reported_end() {
            Some(Meaning::Close(code, _)) if !was_open => Some(*code),
            Some(Meaning::Violation(_, code)) => Some(*code),
            _ => code,
        };
        // A Close of our own may have been sent before the peer's was read.
        if code != expected && !matches!(code, Some(1000 | 1001 | 4321)) {
            return Err(format!(
                "expected Close {expected:?}, the peer received {code:?}"
            ));
        }
    }
    let pongs: Vec<_> = frames.iter().filter(|frame| frame.opcode == 10).collect();
    let in_order = pongs
        .iter()
        .zip(&reference.pings)
        .all(|(pong, ping)| pong.payload == *ping);
    let is_right = in_order && pongs.len() <= reference.pings.len();
    if !is_right && !reference.closed_after_violation {
        return Err(format!("pongs {pongs:?} to pings {:?}", reference.pings));
    }
    let is_lost = matches!(
        reference.reported_end(),
        Some(Meaning::Fin | Meaning::Reset)
    );
    if is_whole && !is_lost && pongs.len() < reference.answered {
        return Err(format!(
            "{} of {} pings were answered",
            pongs.len(),
            reference.answered
        ));
    }
    let mut received = frames
        .iter()
        .filter(|frame| frame.opcode < 8 || frame.opcode == 9)
        .peekable();
    for (index, sent) in reference.sent.iter().enumerate() {
        match received.peek() {
            Some(frame) if **frame == sent.frame => {
                received.next();
            }
            _ if sent.is_certain && is_whole => {
                let length = sent.frame.payload.len();
                return Err(format!(
                    "the peer did not receive number {index} of what was sent, {length} bytes"
                ));
            }
            _ => {}
        }
    }
    match received.next() {
        Some(frame) => Err(format!(
            "the peer received a frame that was not sent, or twice, or late: opcode {}",
            frame.opcode
        )),
        None => Ok(()),
    }
}
