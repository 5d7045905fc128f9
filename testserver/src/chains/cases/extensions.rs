//! Extensions that nobody knows, extensions of policies, and doubled ones.

use super::super::case::{INVALID, Table};
use super::super::certificate::{Certificate, Template, authority, root, server};
use super::super::der;
use super::super::extension::{self, Extension};

const CRITICAL: &str = "RFC 5280 §4.2";
const POLICY: &str = "RFC 5280 §6.1.3 (d)";
const ONCE: &str = "RFC 5280 §4.2";

pub(crate) fn add(table: &mut Table) {
    let root = root();
    unknown(table, &root);
    policies(table, &root);
    doubled(table, &root);
}

/// A leaf below a good intermediate, or a good leaf below a certain intermediate.
pub(super) fn place(template: Template, root: &Certificate, on_leaf: bool) -> [Certificate; 2] {
    if on_leaf {
        let middle = authority("Middle").under(root);
        [template.under(&middle), middle]
    } else {
        let middle = template.under(root);
        [server().under(&middle), middle]
    }
}

/// The two of [`place`] as a case; refused means that they are invalid.
pub(super) fn case(
    table: &mut Table,
    root: &Certificate,
    id: &str,
    rule: &'static str,
    on_leaf: bool,
    template: Template,
    opens: bool,
) {
    let [leaf, middle] = place(template, root, on_leaf);
    let draft = table.case(id, rule, &[&leaf, &middle], &[root]);
    if opens {
        draft.opens()
    } else {
        draft.refused(INVALID)
    }
}

fn unknown(table: &mut Table, root: &Certificate) {
    let extension = extension::unknown;
    case(
        table,
        root,
        "unknown-on-leaf",
        CRITICAL,
        true,
        server().with(extension()),
        true,
    );
    case(
        table,
        root,
        "unknown-on-intermediate",
        CRITICAL,
        false,
        authority("Middle").with(extension()),
        true,
    );
    case(
        table,
        root,
        "unknown-critical-on-leaf",
        CRITICAL,
        true,
        server().with(extension().critical()),
        false,
    );
    case(
        table,
        root,
        "unknown-critical-on-intermediate",
        CRITICAL,
        false,
        authority("Middle").with(extension().critical()),
        false,
    );
    let first = server().with(extension().critical()).under(root);
    table
        .case(
            "unknown-critical-on-leaf-direct",
            CRITICAL,
            &[&first],
            &[root],
        )
        .both_versions()
        .refused(INVALID);
    // RFC 6962 §3.1: a precertificate is not to be used as a certificate.
    const POISON: &[u32] = &[1, 3, 6, 1, 4, 1, 11129, 2, 4, 3];
    let poison = Extension::new(POISON, der::null()).critical();
    case(
        table,
        root,
        "precertificate",
        "RFC 6962 §3.1",
        true,
        server().with(poison),
        false,
    );
    // RFC 7633: a feature that the server has to have, here stapling, which it has not.
    const FEATURES: &[u32] = &[1, 3, 6, 1, 5, 5, 7, 1, 24];
    let staple = Extension::new(FEATURES, der::sequence(&[der::integer(&[5])]));
    case(
        table,
        root,
        "must-staple",
        "RFC 7633 §4",
        true,
        server().with(staple),
        true,
    );
    let id = extension::subject_key_id(b"id").critical();
    case(
        table,
        root,
        "key-id-critical-on-leaf",
        "RFC 5280 §4.2.1.2",
        true,
        server().with(id.clone()),
        false,
    );
    case(
        table,
        root,
        "key-id-critical-on-intermediate",
        "RFC 5280 §4.2.1.2",
        false,
        authority("Middle").with(id),
        false,
    );
}

fn policies(table: &mut Table, root: &Certificate) {
    let policies = extension::policies;
    case(
        table,
        root,
        "policies-on-leaf",
        POLICY,
        true,
        server().with(policies()),
        true,
    );
    case(
        table,
        root,
        "policies-on-intermediate",
        POLICY,
        false,
        authority("Middle").with(policies()),
        true,
    );
    case(
        table,
        root,
        "policies-critical-on-leaf",
        POLICY,
        true,
        server().with(policies().critical()),
        false,
    );
    case(
        table,
        root,
        "policies-critical-on-intermediate",
        POLICY,
        false,
        authority("Middle").with(policies().critical()),
        false,
    );
    let constraints = extension::policy_constraints;
    case(
        table,
        root,
        "policy-constraints-critical",
        "RFC 5280 §6.1.4 (i)",
        false,
        authority("Middle").with(constraints().critical()),
        false,
    );
    let inhibit = extension::inhibit_any_policy;
    case(
        table,
        root,
        "inhibit-any-policy-critical",
        "RFC 5280 §6.1.4 (j)",
        false,
        authority("Middle").with(inhibit().critical()),
        false,
    );
    case(
        table,
        root,
        "inhibit-any-policy",
        "RFC 5280 §6.1.4 (j)",
        false,
        authority("Middle").with(inhibit()),
        true,
    );
    let mappings = extension::policy_mappings;
    case(
        table,
        root,
        "policy-mappings-critical",
        "RFC 5280 §6.1.4 (a)",
        false,
        authority("Middle").with(mappings().critical()),
        false,
    );
    let twice = authority("Middle").with(policies());
    case(
        table,
        root,
        "policies-with-mappings",
        "RFC 5280 §6.1.4 (a)",
        false,
        twice.with(mappings()),
        true,
    );
}

fn doubled(table: &mut Table, root: &Certificate) {
    let unknown = server()
        .with(extension::unknown())
        .with_again(extension::unknown());
    let [leaf, middle] = place(unknown, root, true);
    table
        .case("doubled-unknown", ONCE, &[&leaf, &middle], &[root])
        .refused(INVALID);
    case(
        table,
        root,
        "doubled-names",
        ONCE,
        true,
        server().with_again(extension::alt_names(&[extension::dns("other.test")])),
        false,
    );
    case(
        table,
        root,
        "doubled-basic-constraints",
        ONCE,
        false,
        authority("Middle").with_again(extension::authority(None)),
        false,
    );
    case(
        table,
        root,
        "doubled-contradicting-basic-constraints",
        ONCE,
        false,
        authority("Middle").with_again(extension::no_authority()),
        false,
    );
    case(
        table,
        root,
        "doubled-key-usage",
        ONCE,
        true,
        server().with_again(extension::key_usage(&[extension::DIGITAL_SIGNATURE])),
        false,
    );
    case(
        table,
        root,
        "doubled-purposes",
        ONCE,
        true,
        server().with_again(extension::purposes(&[extension::CLIENT_AUTH])),
        false,
    );
}
