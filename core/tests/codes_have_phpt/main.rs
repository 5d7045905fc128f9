//! Checks that php-tests/codes expects every error code, and that each file there is named after its code.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot read its files has failed"
)]

use std::fs;
use std::path::{Path, PathBuf};

use wsclient_core::diagnosis::Code;

/// A phpt below php-tests/codes.
struct Phpt {
    layer: String,
    /// The file name without `.phpt`.
    name: String,
    expectation: String,
}

impl Phpt {
    fn read(layer: &str, file: &Path) -> Self {
        let text = fs::read_to_string(file).unwrap();
        let (_, expectation) = text
            .split_once("\n--EXPECT")
            .unwrap_or_else(|| panic!("{} has no expectation", file.display()));
        Self {
            layer: layer.to_owned(),
            name: file.file_stem().unwrap().to_string_lossy().into_owned(),
            expectation: expectation.to_owned(),
        }
    }

    /// Whether the file is in the folder of the code's layer, and its name begins with the rest of the code.
    fn is_named_after(&self, code: Code) -> bool {
        let rest = self.name.strip_prefix(&file_name(code));
        self.layer == code.layer().name()
            && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
    }

    /// Whether a report with the code is expected, by its line `code    tcp.refused`.
    fn expects_report(&self, code: Code) -> bool {
        self.expectation
            .lines()
            .filter_map(|line| line.trim().strip_prefix("code "))
            .any(|name| name.trim() == code.name())
    }

    /// Whether the code is expected in any form.
    fn expects(&self, code: Code) -> bool {
        self.expectation
            .split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.'))
            .any(|word| word.trim_end_matches('.') == code.name())
    }
}

/// `tls.certificate.expired` is `certificate_expired`.
fn file_name(code: Code) -> String {
    let name = code.name();
    let (_, rest) = name.split_once('.').unwrap();
    rest.replace('.', "_")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn tests() -> Vec<Phpt> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../php-tests/codes");
    let mut tests = Vec::new();
    for folder in entries(&root) {
        let layer = folder.file_name().unwrap().to_string_lossy().into_owned();
        for file in entries(&folder) {
            if file
                .extension()
                .is_some_and(|extension| extension == "phpt")
            {
                tests.push(Phpt::read(&layer, &file));
            }
        }
    }
    tests
}

#[test]
fn every_code_is_expected_by_a_phpt_of_its_name() {
    let tests = tests();
    let missing: Vec<String> = Code::ALL
        .iter()
        .filter(|code| {
            !tests
                .iter()
                .any(|test| test.is_named_after(**code) && test.expects_report(**code))
        })
        .map(|code| {
            let layer = code.layer().name();
            format!("php-tests/codes/{layer}/{}.phpt", file_name(*code))
        })
        .collect();
    assert!(
        missing.is_empty(),
        "no phpt expects the report of these codes; write (a suffix _case is allowed): {missing:#?}"
    );
}

#[test]
fn every_phpt_below_codes_is_named_after_a_code_that_it_expects() {
    let misplaced: Vec<String> = tests()
        .iter()
        .filter(|test| {
            !Code::ALL
                .iter()
                .any(|code| test.is_named_after(*code) && test.expects(*code))
        })
        .map(|test| format!("php-tests/codes/{}/{}.phpt", test.layer, test.name))
        .collect();
    assert!(
        misplaced.is_empty(),
        "these names begin with no code that the test expects: {misplaced:#?}"
    );
}
