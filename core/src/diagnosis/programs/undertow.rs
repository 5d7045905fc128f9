//! Undertow, the web server of WildFly and JBoss EAP.

use super::answer::KnownAnswer;
use super::program::{KnownFrom, Mark, Program};
#[cfg(test)]
use super::sample::{Sample, composed, plain};

pub(super) static PROGRAM: Program = Program {
    name: "Undertow",
    marks: &[
        Mark::Header("X-Powered-By", "undertow"),
        Mark::Header("Server", "wildfly"),
        Mark::Header("Server", "jboss-eap"),
    ],
    known_from: KnownFrom::Recorded("configuration files of WildFly"),
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    composed(plain(
        "404",
        "HTTP/1.1 404 Not Found\r\nConnection: keep-alive\r\nX-Powered-By: Undertow/1\r\nServer: WildFly/10\r\nContent-Length: 0\r\n\r\n",
    )),
    composed(plain(
        "404",
        "HTTP/1.1 404 Not Found\r\nServer: WildFly/10\r\nContent-Length: 0\r\n\r\n",
    )),
    composed(plain(
        "404",
        "HTTP/1.1 404 Not Found\r\nServer: JBoss-EAP/7\r\nContent-Length: 0\r\n\r\n",
    )),
];
