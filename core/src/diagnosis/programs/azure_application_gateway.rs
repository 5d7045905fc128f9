//! Azure Application Gateway: forwards upgrades by default; version 2 of it is made of nginx.

use super::answer::{Confidence, KnownAnswer};
use super::condition::Condition::{Says, Status};
use super::program::{KnownFrom, Mark, Program, Role};
#[cfg(test)]
use super::sample::{Sample, composed, secure};
use crate::diagnosis::catalogue::Code;

pub(super) static PROGRAM: Program = Program {
    name: "Azure Application Gateway",
    role: Role::ForwardsUpgrades,
    marks: &[
        Mark::Header("Server", "microsoft-azure-application-gateway"),
        Mark::Body(FOOTER),
    ],
    replaces_server_field: true,
    known_from: KnownFrom::Recorded("published responses"),
    manual: Some(
        "https://learn.microsoft.com/en-us/azure/application-gateway/application-gateway-websocket",
    ),
    ..Program::DEFAULT
};

const FOOTER: &str = "<hr><center>microsoft-azure-application-gateway/";

pub(super) static ANSWERS: &[KnownAnswer] = &[
    KnownAnswer {
        id: "azure-application-gateway-403",
        code: Code::HandshakeForbidden,
        confidence: Confidence::Likely,
        when: &[Status(&[403]), Says(FOOTER)],
        problem: "Azure Application Gateway forbids the connection (403)",
        help: &[
            "likely a rule of its Web Application Firewall matches the request: the firewall log names the rule",
        ],
        ..KnownAnswer::DEFAULT
    },
    KnownAnswer {
        id: "azure-application-gateway-502",
        code: Code::HandshakeGateway,
        confidence: Confidence::Likely,
        when: &[Status(&[502]), Says(FOOTER)],
        problem: "Azure Application Gateway received no valid response from an upstream server (502)",
        help: &[
            "the upstream server is likely unhealthy: see the gateway's Backend health; the server must answer its health probes, which are plain HTTP",
            "check port, protocol and host name in the backend settings",
        ],
        ..KnownAnswer::DEFAULT
    },
];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[
    secure(
        "azure-application-gateway-403",
        "HTTP/1.1 403 Forbidden\r\n\r\n<html>\r\n<head><title>403 Forbidden</title></head>\r\n<body>\r\n<center><h1>403 Forbidden</h1></center>\r\n<hr><center>Microsoft-Azure-Application-Gateway/v2</center>\r\n</body>\r\n</html>\r\n",
    ),
    secure(
        "azure-application-gateway-502",
        "HTTP/1.1 502 Bad Gateway\r\n\r\n<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>Microsoft-Azure-Application-Gateway/v2</center>\r\n</body>\r\n</html>\r\n",
    ),
    // The field alone.
    composed(secure(
        "404",
        "HTTP/1.1 404 Not Found\r\nServer: Microsoft-Azure-Application-Gateway/v2\r\n\r\n",
    )),
];
