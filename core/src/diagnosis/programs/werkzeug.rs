//! werkzeug, the development server of Flask.

use super::answer::KnownAnswer;
use super::program::{Mark, Program};
#[cfg(test)]
use super::sample::{Sample, plain};

pub(super) static PROGRAM: Program = Program {
    name: "werkzeug",
    marks: &[Mark::Header("Server", "werkzeug")],
    ..Program::DEFAULT
};

pub(super) static ANSWERS: &[KnownAnswer] = &[];

#[cfg(test)]
pub(super) const SAMPLES: &[Sample] = &[plain(
    "404",
    "HTTP/1.1 404 NOT FOUND\r\nServer: Werkzeug/3.0.1 Python/3.11.2\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<!doctype html>\n<html lang=en>\n<title>404 Not Found</title>\n",
)];
