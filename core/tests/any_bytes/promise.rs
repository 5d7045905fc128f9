//! What every report must keep: a cause with its layer, in bounds, printable, and no secret.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use wsclient_core::diagnosis::Code;
use wsclient_core::diagnosis::report::{Fact, Report};

/// The most bytes that the text of a report may have.
const LONGEST: usize = 8 * 1024;

/// A beginning of a secret that is shorter than this may be shown, if it is not cut there.
const TELLING: usize = 8;

/// The first promise that `report` breaks.
pub(crate) fn broken(report: &Report, secrets: &[String]) -> Option<String> {
    let text = report.to_text();
    let diagnosis = report.diagnosis.as_ref()?;
    if text.len() > LONGEST {
        return Some(format!("the text has {} bytes", text.len()));
    }
    let timeouts = [Code::TcpTimeout, Code::TlsTimeout, Code::HandshakeTimeout];
    if timeouts.contains(&diagnosis.code) || diagnosis.code == Code::WebSocketTimeout {
        return Some("the server had ended, but it was waited for".to_owned());
    }
    if diagnosis.help.len() > 3 || diagnosis.problem.is_empty() {
        return Some("too much help, or no problem".to_owned());
    }
    // Data may have its lines, but what goes into the text is one line each.
    let mut lines = vec![&diagnosis.problem, &report.url];
    lines.extend(diagnosis.evidence.iter().map(|(_, line)| line));
    lines.extend(&diagnosis.help);
    lines.extend(
        report
            .phases
            .iter()
            .filter_map(|phase| phase.brief.as_ref()),
    );
    if let Some(line) = lines.iter().find(|line| line.contains(char::is_control)) {
        return Some(format!("a control character in {line:?}"));
    }
    let mut shown: Vec<String> = lines.into_iter().cloned().collect();
    shown.push(text);
    for phase in &report.phases {
        phase
            .facts
            .iter()
            .for_each(|(_, fact)| texts_of(fact, &mut shown));
    }
    if let Some(response) = &report.response {
        shown.extend([response.status_line.clone(), response.body.clone()]);
        for (name, value) in &response.headers {
            shown.extend([name.clone(), value.clone()]);
        }
    }
    let forms: Vec<String> = secrets.iter().flat_map(|secret| forms(secret)).collect();
    shown.iter().flat_map(|text| views(text)).find_map(|text| {
        let shown = forms.iter().find(|form| text.contains(form.as_str()))?;
        Some(format!("{shown:?} is shown in {text:?}"))
    })
}

fn texts_of(fact: &Fact, into: &mut Vec<String>) {
    match fact {
        Fact::Text(text) => into.push(text.clone()),
        Fact::List(facts) => facts.iter().for_each(|fact| texts_of(fact, into)),
        Fact::Map(facts) => facts.iter().for_each(|(_, fact)| texts_of(fact, into)),
        _ => {}
    }
}

/// A secret in the forms that must not be read, in lower case: itself, in base64, and so much of
/// its beginning that the rest is of little worth.
fn forms(secret: &str) -> Vec<String> {
    let secret = secret.to_lowercase();
    let half = secret.len().div_ceil(2).max(TELLING);
    let beginning = secret.get(..half).unwrap_or(&secret).to_owned();
    vec![secret, beginning]
}

/// A text as it is, and as somebody reads it who knows the escapes of URLs, HTML and JSON.
fn views(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let mut views = vec![text.clone()];
    if text.contains('%') {
        let once = percent_decoded(&text);
        views.push(percent_decoded(&once));
        views.push(once);
    }
    if text.contains('&') {
        let html = [
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", "\""),
            ("&#x27;", "'"),
            ("&amp;", "&"),
        ];
        let plain = html
            .iter()
            .fold(text.clone(), |text, (from, to)| text.replace(from, to));
        views.push(plain);
    }
    if text.contains('\\') {
        let plain = text.replace("\\u0026", "&").replace("\\\\", "\u{1}");
        views.push(plain.replace('\\', "").replace('\u{1}', "\\"));
    }
    views
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after
            .get(..2)
            .and_then(|digits| std::str::from_utf8(digits).ok());
        let code = code.filter(|_| *first == b'%');
        match code.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).to_lowercase()
}

/// Base64 is case-sensitive, so it is searched as it is.
pub(crate) fn in_base64(report: &Report, secrets: &[String]) -> Option<String> {
    let body = report
        .response
        .as_ref()
        .map(|response| response.body.as_str());
    let text = report.to_text();
    let shown = [text.as_str(), body.unwrap_or_default()]
        .map(|text| text.replace('-', "+").replace('_', "/"));
    secrets.iter().find_map(|secret| {
        let form = STANDARD_NO_PAD.encode(secret);
        shown
            .iter()
            .any(|text| text.contains(&form))
            .then(|| format!("{secret:?} is shown in base64"))
    })
}
