//! The scripted peer: reads the steps of the command line and runs them on each connection.

use std::str::FromStr;
use std::time::Duration;

use crate::args::Options;
use crate::perform;
use crate::template::Template;
use crate::{Failure, lifetime, listen, tls};

/// One step of a script.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Read the request head and remember its Sec-WebSocket-Key.
    Head,
    /// Read exactly that many bytes.
    Read(usize),
    /// Send the text that many times.
    Send(u64, Template),
    /// Send the text byte by byte with a pause before each but the first.
    Drip(Duration, Template),
    /// Do nothing for a while.
    Pause(Duration),
    /// Read one client frame and keep it for the transcript.
    Frame,
    /// Close orderly: close_notify in TLS, FIN, read the peer's rest.
    Close,
    /// Send FIN (in TLS after close_notify) and go on reading.
    Shutdown,
    /// Close with FIN but without TLS's close_notify.
    Truncate,
    /// Close with RST.
    Reset,
    /// Wait until so many connections have come to this step.
    Barrier(usize),
    /// Neither read nor write until the peer closes.
    Hang,
    /// Read and discard until the peer closes.
    Drain,
    /// Print what was received since the last time.
    Print,
    /// Print the frames that were read since the last time.
    Transcript,
    /// Send a correct 101 response with these additional header lines.
    SwitchingProtocols(Template),
}

/// Runs `testserver script`.
pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let steps = parse(&options.operands).map_err(Failure::Usage)?;
    let tls = match &options.tls {
        Some(tls) => Some(tls::server_config(tls)?),
        None => None,
    };
    let listeners = listen::bind(&listen::addresses(options), tls.as_ref())?;
    lifetime::bound(options.lifetime)?;
    listen::serve(listeners, options.connections, move |connection, number| {
        perform::run(connection, number, &steps);
    })?;
    Ok(())
}

/// Parses all steps; the error names the first wrong one.
pub(crate) fn parse(operands: &[String]) -> Result<Vec<Step>, String> {
    let mut steps = Vec::new();
    for operand in operands {
        let wrong = |why| format!("step {operand:?}: {why}");
        if operand == "101" || operand.starts_with("101 ") {
            // The one step that is two: the key is needed before the answer.
            steps.push(Step::Head);
        }
        steps.push(step(operand).map_err(wrong)?);
    }
    Ok(steps)
}

fn step(operand: &str) -> Result<Step, String> {
    let (word, rest) = match operand.split_once(' ') {
        Some((word, rest)) => (word, Some(rest)),
        None => (operand, None),
    };
    let step = match word {
        "read" => Step::Read(number(rest)?),
        "send" => Step::Send(1, Template::parse(rest.ok_or("needs a text")?)?),
        "repeat" => {
            let (count, text) = two(rest)?;
            Step::Send(number(Some(count))?, Template::parse(text)?)
        }
        "drip" => {
            let (milliseconds, text) = two(rest)?;
            Step::Drip(duration(Some(milliseconds))?, Template::parse(text)?)
        }
        "pause" => Step::Pause(duration(rest)?),
        "barrier" => Step::Barrier(number(rest)?),
        "101" => Step::SwitchingProtocols(header_lines(rest.unwrap_or_default())?),
        _ => {
            let step = bare_step(word)?;
            if rest.is_some() {
                return Err("takes nothing after it".into());
            }
            step
        }
    };
    Ok(step)
}

fn bare_step(word: &str) -> Result<Step, String> {
    match word {
        "head" => Ok(Step::Head),
        "frame" => Ok(Step::Frame),
        "close" => Ok(Step::Close),
        "shutdown" => Ok(Step::Shutdown),
        "truncate" => Ok(Step::Truncate),
        "reset" => Ok(Step::Reset),
        "hang" => Ok(Step::Hang),
        "drain" | "until-eof" => Ok(Step::Drain),
        "print" => Ok(Step::Print),
        "transcript" => Ok(Step::Transcript),
        _ => Err("there is no such step".into()),
    }
}

/// The additional header lines of a 101, with the last CRLF supplied when it was left out.
fn header_lines(text: &str) -> Result<Template, String> {
    if text.is_empty() || text.ends_with(r"\r\n") || text.ends_with("\r\n") {
        Template::parse(text)
    } else {
        Template::parse(&format!(r"{text}\r\n"))
    }
}

fn two(rest: Option<&str>) -> Result<(&str, &str), String> {
    rest.and_then(|rest| rest.split_once(' '))
        .ok_or_else(|| "needs a number and a text".into())
}

fn number<N: FromStr>(text: Option<&str>) -> Result<N, String> {
    text.and_then(|text| text.parse().ok())
        .ok_or_else(|| "needs a number".into())
}

fn duration(text: Option<&str>) -> Result<Duration, String> {
    Ok(Duration::from_millis(number(text)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(operands: &[&str]) -> Result<Vec<Step>, String> {
        let operands: Vec<String> = operands.iter().map(|&one| one.to_owned()).collect();
        parse(&operands)
    }

    fn template(text: &str) -> Template {
        Template::parse(text).unwrap()
    }

    #[test]
    fn steps_are_read() {
        let steps = parsed(&["head", "read 12", "send  a b ", "repeat 3 x", "until-eof"]);
        assert_eq!(
            steps.unwrap(),
            [
                Step::Head,
                Step::Read(12),
                Step::Send(1, template(" a b ")),
                Step::Send(3, template("x")),
                Step::Drain,
            ]
        );
        assert_eq!(
            parsed(&["drip 20 ab", "pause 5"]).unwrap(),
            [
                Step::Drip(Duration::from_millis(20), template("ab")),
                Step::Pause(Duration::from_millis(5)),
            ]
        );
    }

    #[test]
    fn the_101_reads_the_head_and_ends_its_last_line() {
        let expected = [Step::Head, Step::SwitchingProtocols(template("A: b\r\n"))];
        assert_eq!(parsed(&[r"101 A: b\r\n"]).unwrap(), expected);
        assert_eq!(parsed(&["101 A: b"]).unwrap(), expected);
        assert_eq!(
            parsed(&["101"]).unwrap(),
            [Step::Head, Step::SwitchingProtocols(template(""))]
        );
    }

    #[test]
    fn wrong_steps_are_named() {
        for operand in [
            "",
            "jump",
            "read",
            "read x",
            "send",
            "repeat 3",
            "drip x y",
            "pause",
            "close now",
            r"send \q",
            "1010",
        ] {
            let error = parsed(&["head", operand]).unwrap_err();
            assert!(error.contains(&format!("{operand:?}")), "{error}");
        }
    }
}
