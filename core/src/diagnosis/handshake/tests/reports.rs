//! Holds the whole report of every sample equal to the file of its program in `programs/reports`.
//!
//! `WSCLIENT_BLESS=1 cargo test -p wsclient-core reports` rewrites the files.

use std::fmt::Write as _;
use std::path::Path;

use super::case::Case;
use super::general_samples;
use crate::diagnosis::programs::{self, Sample};

/// What is said about each sample, with what the sample is known by.
fn page(samples: &[Sample]) -> String {
    let mut page = String::new();
    for sample in samples {
        let diagnosis = Case::of(sample).diagnosis();
        let head = sample.response.split("\r\n\r\n").next().unwrap_or_default();
        let head: Vec<_> = head.split("\r\n").collect();
        let sent: Vec<_> = sample
            .sent
            .iter()
            .map(|(n, v)| format!(" {n}: {v}"))
            .collect();
        let listener = sample
            .listener
            .map(|process| format!(" (listener: {process})"));
        let _ = write!(
            page,
            "## {}{}\n\n{}{}{}\n{}\n\nproblem: {}\n",
            sample.answer,
            if sample.composed { " (composed)" } else { "" },
            sample.url,
            listener.unwrap_or_default(),
            sent.concat(),
            head.join("\n"),
            diagnosis.problem
        );
        for (label, text) in &diagnosis.evidence {
            let _ = writeln!(page, "{label}: {text}");
        }
        for help in &diagnosis.help {
            let _ = writeln!(page, "help: {help}");
        }
        let retryable = if diagnosis.retryable { "yes" } else { "no" };
        let _ = write!(
            page,
            "code: {}\nfault: {}\nretryable: {retryable}\n",
            diagnosis.code.name(),
            diagnosis.fault.name()
        );
        if let Some(after) = diagnosis.retry_after {
            let _ = writeln!(page, "retry after: {} s", after.as_secs());
        }
        page.push('\n');
    }
    page
}

#[test]
fn the_reports_of_all_samples_are_as_in_their_files() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diagnosis/programs/reports");
    let mut pages: Vec<(String, String)> = programs::TABLE
        .iter()
        .filter(|row| !row.samples.is_empty())
        .map(|row| (format!("{}.txt", row.module), page(row.samples)))
        .collect();
    pages.push(("any_server.txt".to_owned(), page(general_samples::SAMPLES)));
    let there: Vec<_> = std::fs::read_dir(&folder)
        .map(|entries| entries.map(|entry| entry.unwrap().file_name()).collect())
        .unwrap_or_default();
    if std::env::var_os("WSCLIENT_BLESS").is_some() {
        std::fs::create_dir_all(&folder).unwrap();
        for name in there {
            std::fs::remove_file(folder.join(name)).unwrap();
        }
        for (name, page) in pages {
            std::fs::write(folder.join(name), page).unwrap();
        }
        return;
    }
    let how = "WSCLIENT_BLESS=1 cargo test -p wsclient-core reports";
    for (name, page) in &pages {
        let found = std::fs::read_to_string(folder.join(name)).unwrap_or_default();
        let differs = page.lines().zip(found.lines()).find(|(a, b)| a != b);
        assert!(
            *page == found,
            "{name} differs, first at {differs:?}: {how}"
        );
    }
    for name in there {
        let known = pages.iter().any(|(page, _)| name == page.as_str());
        assert!(known, "{name:?} is of no program: {how}");
    }
}
