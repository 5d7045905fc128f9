//! Writes docs/errors.md from the catalogue, and holds the file equal to it.
//!
//! `WSCLIENT_BLESS=1 cargo test -p wsclient-core --test errors_md` rewrites it.

mod samples;

use std::fmt::Write as _;
use std::path::Path;

use wsclient_core::diagnosis::Report;
use wsclient_core::diagnosis::{Class, Code};
use wsclient_core::layer::Layer;

const HEAD: &str = "\
# Error codes

Generated from the catalogue in `core/src/diagnosis/catalogue.rs` by the test `errors_md`; do not edit.

Codes are stable: programs may compare `$e->errorCode` with them. *Fault* is who has to act; *retryable* is whether the
same call may succeed later without any change. Both are defaults, which the facts of a case may override in its report.
The examples are real reports about invented hosts. [report.md](report.md) describes a report as JSON;
[troubleshooting.md](troubleshooting.md) starts from symptoms.
";

fn page() -> String {
    let samples = samples::all();
    let mut page = HEAD.to_owned();
    for layer in Layer::ALL {
        let codes: Vec<&Code> = Code::ALL.iter().filter(|c| c.layer() == layer).collect();
        if codes.is_empty() {
            continue;
        }
        let links: Vec<String> = codes
            .iter()
            .map(|code| format!("[{}](#{})", code.name(), code.anchor()))
            .collect();
        let _ = write!(page, "\n## {}\n\n{}\n", layer.name(), links.join(" · "));
        for code in codes {
            section(&mut page, *code, &samples);
        }
    }
    page
}

fn section(page: &mut String, code: Code, samples: &[Report]) {
    let name = code.name();
    let retryable = if code.retryable() { "yes" } else { "no" };
    let _ = write!(
        page,
        "\n<a id=\"{}\"></a>\n### {name}\n\n{}.\n\n\
         | class | fault | retryable | specification |\n|---|---|---|---|\n| `{}` | {} | {retryable} | {} |\n",
        code.anchor(),
        capitalised(code.meaning()),
        class_name(code.class()),
        code.fault().name(),
        code.specification().unwrap_or("–"),
    );
    // That there is one is for `every_code_has_an_example` to say, which names all that lack it.
    let Some(report) = example(code, samples) else {
        return;
    };
    let _ = write!(page, "\n```\n{}\n```\n", report.to_text());
    let help = report.diagnosis.iter().flat_map(|d| &d.help);
    let help: Vec<String> = help.map(|line| format!("- {line}")).collect();
    if !help.is_empty() {
        let _ = write!(
            page,
            "\nWhat helps, most likely first:\n\n{}\n",
            help.join("\n")
        );
    }
}

fn example(code: Code, samples: &[Report]) -> Option<&Report> {
    let of_code = |report: &&Report| report.diagnosis.as_ref().is_some_and(|d| d.code == code);
    samples.iter().find(of_code)
}

fn class_name(class: Class) -> String {
    format!("WsClient\\{class:?}Exception")
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

#[test]
fn the_page_is_what_the_catalogue_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/errors.md");
    let page = page();
    if std::env::var_os("WSCLIENT_BLESS").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = page.lines().zip(found.lines()).find(|(a, b)| a != b);
    assert!(
        page == found,
        "docs/errors.md is stale, first at {differs:?}: \
         WSCLIENT_BLESS=1 cargo test -p wsclient-core --test errors_md"
    );
}

#[test]
fn every_code_has_an_example() {
    let samples = samples::all();
    let without: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| example(**code, &samples).is_none())
        .map(|code| code.name())
        .collect();
    assert!(
        without.is_empty(),
        "no example in core/tests/errors_md/samples for {without:?}"
    );
}

#[test]
fn anchors_are_unique() {
    let mut seen = std::collections::HashSet::new();
    assert!(Code::ALL.iter().all(|code| seen.insert(code.anchor())));
}
