//! The bytes that messages carry, the same in every program.

/// What a client sends to hear how much has arrived; no measured payload has this length.
pub const COUNT: &[u8] = b"sum";

const PATTERN: &[u8] = b"{\"name\":\"temperature\",\"value\":21.5,\"unit\":\"celsius\"},";

/// A payload of `size` bytes: the same few words of ASCII again and again.
#[must_use]
pub fn payload(size: usize) -> Vec<u8> {
    PATTERN.iter().copied().cycle().take(size).collect()
}

/// JSON of `size` bytes, cut where they end: rows of a feed, which compress about as such rows do.
#[must_use]
pub fn json(size: usize) -> Vec<u8> {
    let mut text = String::from("[");
    let mut random = 1_u64;
    let mut next = |below: u64| {
        random = (random * 1_103_515_245 + 12345) % (1 << 31);
        (random >> 8) % below
    };
    while text.len() < size {
        let (id, price, cents) = (next(100_000), next(1000), next(100));
        let side = ["buy", "sell"]
            .get(usize::from(next(2) == 1))
            .unwrap_or(&"");
        text += &format!(
            "{{\"id\":{id},\"price\":{price}.{cents:02},\"side\":\"{side}\",\"symbol\":\"S{}\"}},",
            next(500)
        );
    }
    text.truncate(size);
    text.into_bytes()
}

/// The payload of that kind: text, binary or json.
#[must_use]
pub fn of_kind(kind: &str, size: usize) -> Vec<u8> {
    if kind == "json" {
        json(size)
    } else {
        payload(size)
    }
}
