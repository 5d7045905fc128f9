//! What is known about a program is in its own file: no other file of diagnosis and doctor names one.

use std::path::Path;

use crate::diagnosis::programs;

/// Files that may name programs, and why.
const EXCEPT: [&str; 3] = [
    "diagnosis/programs",
    // Names of certificate authorities, some of which belong to programs.
    "diagnosis/tls/products.rs",
    // Codes are never renamed, and one is for Socket.IO.
    "diagnosis/catalogue.rs",
];

/// The language of the caller, as well as a program.
const ALSO_A_WORD: &str = "PHP";

#[test]
fn only_the_file_of_a_program_names_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut named = Vec::new();
    let mut folders = vec![root.join("diagnosis"), root.join("doctor")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(&root).unwrap().to_str().unwrap();
            if EXCEPT.contains(&name) || name.ends_with("tests") || name.ends_with("tests.rs") {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
            named.extend(names_in(code).map(|program| format!("{name}: {program}")));
        }
    }
    assert!(named.is_empty(), "{}", named.join("\n"));
}

fn names_in(code: &str) -> impl Iterator<Item = &'static str> {
    let lines: Vec<&str> = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    let names = programs::all().map(|program| program.name);
    names.filter(move |name| *name != ALSO_A_WORD && lines.iter().any(|line| has_word(line, name)))
}

fn has_word(line: &str, name: &str) -> bool {
    let is_end = |neighbour: Option<char>| neighbour.is_none_or(|c| !c.is_alphanumeric());
    line.match_indices(name).any(|(at, _)| {
        let (before, rest) = line.split_at(at);
        let (_, after) = rest.split_at(name.len());
        is_end(before.chars().next_back()) && is_end(after.chars().next())
    })
}
