//! ejabberd, an XMPP server, which serves XMPP over WebSocket too.

use super::answer::KnownAnswer;
use super::condition::Condition::{Says, Status};
use super::program::{KnownFrom, Program};
#[cfg(test)]
use super::sample::{Sample, to};
use super::templates;

pub(super) static PROGRAM: Program = Program {
    name: "ejabberd",
    known_from: KnownFrom::Met("23.01"),
    ..Program::DEFAULT
};

// An upgrade gets a 101 whatever its subprotocol and Origin; anything else on the path gets this page.
pub(super) static ANSWERS: &[KnownAnswer] = &[KnownAnswer {
    id: "ejabberd-200",
    when: &[
        Status(&[200]),
        Says("<title>ejabberd ejabberd_http_ws</title>"),
    ],
    ..templates::UPGRADE_DROPPED
}];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[to(
    "ws://xmpp.example:5280/ws",
    "ejabberd-200",
    "HTTP/1.1 200 OK\r\nContent-Length: 506\r\nAccess-Control-Allow-Headers: Content-Type\r\nAccess-Control-Allow-Origin: *\r\nContent-Type: text/xml; charset=utf-8\r\n\r\n<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n<html xmlns='http://www.w3.org/1999/xhtml'><head><title>ejabberd ejabberd_http_ws</title></head><body><h1>ejabberd ejabberd_http_ws</h1><p>An implementation of <a href='http://tools.ietf.org/html/rfc6455'>WebSocket protocol</a></p><p>This web page is only informative. To use WebSocket connection you need a Jabber/XMPP client that supports it.</p></body></html>",
)];
