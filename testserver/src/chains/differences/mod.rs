//! Why other clients may judge a case differently; each sentence stands in the documentation.

mod fields;
mod names;
mod paths;

use super::case::Verifier::{Curl, Go, Php, Python};
use super::case::{Case, Verifier};

/// A reason, whom it concerns, and the cases, by their names without `-tls12` and `-tls13`.
struct Difference {
    reason: &'static str,
    verifiers: &'static [Verifier],
    cases: &'static [&'static str],
}

/// Those that ask OpenSSL.
const OPENSSL: &[Verifier] = &[Php, Curl, Python];
const ALL: &[Verifier] = &[Php, Curl, Python, Go];

/// Notes at each case who may see it differently.
pub(crate) fn note(cases: &mut [Case]) {
    for case in cases {
        let id = base(&case.id).to_owned();
        let of_case = |difference: &&Difference| difference.cases.contains(&id.as_str());
        for difference in all().filter(of_case) {
            for verifier in difference.verifiers {
                case.differs.push((*verifier, difference.reason));
            }
        }
    }
}

/// The name of a case without the version of TLS.
fn base(id: &str) -> &str {
    let id = id.strip_suffix("-tls12").unwrap_or(id);
    id.strip_suffix("-tls13").unwrap_or(id)
}

fn all() -> impl Iterator<Item = &'static Difference> {
    let parts = [paths::DIFFERENCES, fields::DIFFERENCES, names::DIFFERENCES];
    parts.into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::cases;
    use super::*;

    #[test]
    fn each_difference_is_about_cases_that_exist() {
        let cases = cases::all();
        let known: HashSet<&str> = cases.iter().map(|case| base(&case.id)).collect();
        for difference in all() {
            for id in difference.cases {
                assert!(known.contains(id), "{id} is no case");
            }
        }
    }

    #[test]
    fn a_case_has_one_reason_for_a_client() {
        for case in cases::all() {
            let clients: HashSet<&str> = case.differs.iter().map(|(who, _)| who.name()).collect();
            assert_eq!(clients.len(), case.differs.len(), "{}", case.id);
        }
    }

    #[test]
    fn names_of_cases_are_unique() {
        let cases = cases::all();
        let names: HashSet<&str> = cases.iter().map(|case| case.id.as_str()).collect();
        assert_eq!(names.len(), cases.len());
        assert!(cases.len() >= 300);
    }
}
