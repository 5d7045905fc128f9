//! WebSocket frames as bytes (RFC 6455, 5.2), for the places that must not go through a library.

/// A frame as a client sent it, with its payload unmasked.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ClientFrame {
    /// FIN, RSV1 to RSV3 and the opcode as they were on the wire.
    pub(crate) first_byte: u8,
    /// Whether the MASK bit was set, as it has to be.
    pub(crate) masked: bool,
    /// The application data.
    pub(crate) payload: Vec<u8>,
}

impl ClientFrame {
    /// Takes one frame off the front of `bytes`; `None`, taking nothing, while it is incomplete.
    pub(crate) fn take(bytes: &mut Vec<u8>) -> Option<Self> {
        let (&[first_byte, second_byte], mut rest) = bytes.split_first_chunk::<2>()?;
        let masked = second_byte & 0x80 != 0;
        let length = match second_byte & 0x7f {
            126 => {
                let (length, after) = rest.split_first_chunk::<2>()?;
                rest = after;
                u64::from(u16::from_be_bytes(*length))
            }
            127 => {
                let (length, after) = rest.split_first_chunk::<8>()?;
                rest = after;
                u64::from_be_bytes(*length)
            }
            short => u64::from(short),
        };
        let mut mask = [0; 4];
        if masked {
            let (key, after) = rest.split_first_chunk::<4>()?;
            mask = *key;
            rest = after;
        }
        let (payload, after) = rest.split_at_checked(usize::try_from(length).ok()?)?;
        let payload = payload
            .iter()
            .zip(mask.iter().cycle())
            .map(|(byte, key)| byte ^ key)
            .collect();
        let consumed = bytes.len() - after.len();
        bytes.drain(..consumed);
        Some(ClientFrame {
            first_byte,
            masked,
            payload,
        })
    }

    /// The frame as a JSON object; the payload is in hexadecimal because it may be anything.
    pub(crate) fn json(&self) -> String {
        format!(
            "{{\"fin\":{},\"rsv\":{},\"opcode\":{},\"masked\":{},\"payload\":\"{}\"}}",
            self.first_byte & 0x80 != 0,
            (self.first_byte >> 4) & 7,
            self.first_byte & 0x0f,
            self.masked,
            hex(&self.payload)
        )
    }
}

/// A complete unmasked server frame.
pub(crate) fn server_frame(opcode: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = vec![0x80 | opcode];
    match (u8::try_from(payload.len()), u16::try_from(payload.len())) {
        (Ok(length @ ..=125), _) => frame.push(length),
        (_, Ok(length)) => {
            frame.push(126);
            frame.extend(length.to_be_bytes());
        }
        _ => {
            frame.push(127);
            frame.extend((payload.len() as u64).to_be_bytes());
        }
    }
    frame.extend(payload);
    frame
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_masked_hello_of_the_rfc_is_read() {
        let mut bytes = b"\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58".to_vec();
        let incomplete = bytes.len() - 1;
        assert_eq!(ClientFrame::take(&mut bytes[..incomplete].to_vec()), None);
        bytes.push(0x89);
        let frame = ClientFrame::take(&mut bytes).unwrap();
        assert_eq!(frame.payload, b"Hello");
        assert_eq!(
            frame.json(),
            r#"{"fin":true,"rsv":0,"opcode":1,"masked":true,"payload":"48656c6c6f"}"#
        );
        assert_eq!(bytes, [0x89]);
    }

    #[test]
    fn each_length_form_survives() {
        for length in [0, 125, 126, 65535, 65536] {
            let payload = vec![7; length];
            let mut bytes = server_frame(2, &payload);
            let frame = ClientFrame::take(&mut bytes).unwrap();
            assert_eq!((frame.payload, frame.masked), (payload, false));
            assert!(bytes.is_empty());
        }
    }
}
