//! The ends that a server makes: what it does, what is lost, and what to do.

use crate::peer::Peer;
use crate::wire::frame;

/// One way in which a connection ends.
pub(crate) struct End {
    pub(crate) name: String,
    pub(crate) wire: &'static str,
    /// What the peer does on a connection that is open.
    pub(crate) make: Box<dyn Fn(&mut Peer) + Sync>,
    /// Whether only a connection with TLS can end so.
    pub(crate) only_tls: bool,
    pub(crate) lost: &'static str,
    pub(crate) cure: &'static str,
}

const NOTHING: &str = "nothing of what the server sent; what was sent after its Close is not read";
const UNKNOWN: &str = "what was on its way in either direction; how much of it is not known";

fn end(
    name: impl Into<String>,
    wire: &'static str,
    lost: &'static str,
    cure: &'static str,
    make: impl Fn(&mut Peer) + Sync + 'static,
) -> End {
    End {
        name: name.into(),
        wire,
        make: Box::new(make),
        only_tls: false,
        lost,
        cure,
    }
}

fn close(code: u16, meaning: &str, cure: &'static str) -> End {
    let name = format!("Close {code}, {meaning}");
    end(
        name,
        "a Close frame, then FIN",
        NOTHING,
        cure,
        move |peer| {
            peer.write(&frame(0x88, &code.to_be_bytes()));
            peer.shut_down(true);
        },
    )
}

fn violation(name: &str, wire: &'static str, bytes: &'static [u8]) -> End {
    let cure = "report it to whoever runs the server; another attempt likely ends the same";
    let lost = "the frame that breaks the protocol, and what follows it";
    end(name, wire, lost, cure, |peer| peer.write(bytes))
}

/// All of them.
pub(crate) fn all() -> Vec<End> {
    let done = "nothing; connect again if there is more to do";
    let again = "connect again, after a pause that grows";
    let ours = "correct what this program sends";
    let read = "read the reason; it says more than the number";
    let mut ends = vec![
        close(1000, "normal", done),
        close(1001, "going away", again),
        end(
            "Close without a code (1005)",
            "an empty Close frame, then FIN",
            NOTHING,
            done,
            |peer| {
                peer.write(&frame(0x88, &[]));
                peer.shut_down(true);
            },
        ),
        close(
            1002,
            "protocol error",
            "report it: either side may be wrong",
        ),
        close(1003, "data of this type is not accepted", ours),
        close(1007, "data does not fit its type", ours),
        close(1008, "policy", read),
        close(
            1009,
            "too big",
            "send smaller messages, or raise the server's limit",
        ),
        close(1010, "an extension is missing", "enable the extension"),
        close(1011, "server error", again),
        close(1012, "restart", again),
        close(1013, "try again later", again),
        close(1014, "bad gateway", again),
        close(3000, "registered for a framework: unauthorized", read),
        close(
            4000,
            "private",
            "see the documentation of the service; the reason may say more",
        ),
        end(
            "Close, and TCP stays open",
            "a Close frame, no FIN",
            NOTHING,
            done,
            |peer| peer.write(&frame(0x88, &1000_u16.to_be_bytes())),
        ),
        violation(
            "a Close code that is not allowed",
            "a Close frame with 1006",
            b"\x88\x02\x03\xee",
        ),
        violation(
            "a Close frame with half a code",
            "a Close frame of one byte",
            b"\x88\x01\x03",
        ),
        violation(
            "a Close reason that is not UTF-8",
            "a Close frame with 1000 and 0xff",
            b"\x88\x03\x03\xe8\xff",
        ),
        violation(
            "a frame with a mask",
            "a masked frame",
            b"\x81\x81\x01\x02\x03\x04\x60",
        ),
        violation(
            "a text that is not UTF-8",
            "a text frame with 0xff",
            b"\x81\x01\xff",
        ),
        end(
            "a message over `$max_message_size`",
            "a header with its length",
            "the message, and what follows it",
            "raise `max_message_size` if such messages are expected",
            |peer| peer.write(b"\x82\x7f\x00\x00\x00\x01\x00\x00\x00\x00"),
        ),
        end(
            "FIN between messages",
            "FIN; with TLS after close_notify",
            UNKNOWN,
            again,
            |peer| {
                peer.shut_down(true);
            },
        ),
        end("FIN without close_notify", "FIN", UNKNOWN, again, |peer| {
            peer.shut_down(false)
        }),
        end(
            "FIN inside a message",
            "a part of a frame, then FIN",
            "the message that was incomplete, and what was on its way",
            again,
            |peer| {
                peer.write(b"\x81\x05ab");
                peer.shut_down(true);
            },
        ),
        end(
            "the server closes its socket",
            "FIN, and RST to what is sent after it",
            "what was sent since the last message was received",
            again,
            |peer| {
                peer.close().unwrap();
            },
        ),
        end("RST", "RST", UNKNOWN, again, |peer| peer.reset().unwrap()),
    ];
    let tls = "whoever runs the server; what it logs at this time says why";
    ends.push(End {
        only_tls: true,
        ..end("a TLS alert", "a fatal alert", UNKNOWN, tls, Peer::alert)
    });
    ends.push(End {
        only_tls: true,
        ..end(
            "a TLS record that was changed",
            "a record that cannot be decrypted",
            UNKNOWN,
            tls,
            |peer| {
                peer.write_raw(b"\x17\x03\x03\x00\x20................................");
            },
        )
    });
    ends
}
