//! Writes the tables of docs/troubleshooting.md that come from the table of programs, and holds them equal to it.
//!
//! `WSCLIENT_BLESS=1 cargo test -p wsclient-core troubleshooting` rewrites them.

use std::path::Path;

use crate::diagnosis::programs::{self, KnownFrom, Role};

/// What each proxy requires for an upgrade; directives as code.
fn proxies() -> String {
    let mut rows = String::from(
        "| proxy | forwards an upgrade | what to configure | known from |\n|---|---|---|---|\n",
    );
    for program in programs::all().filter(|program| program.is_proxy()) {
        let forwards = match program.role {
            Role::DropsUpgrades => "if configured",
            Role::RelaysBytes => "as any bytes",
            Role::ForwardsUpgrades | Role::Application => "by default",
        };
        let name = match program.manual {
            Some(manual) => format!("[{}]({manual})", program.name),
            None => program.name.to_owned(),
        };
        let advice = program.forward_upgrade.as_ref().map_or_else(
            || "–".to_owned(),
            |setting| setting.advice(|directives| format!("`{directives}`")),
        );
        let known_from = match (program.known_from, program.cure_tested) {
            (KnownFrom::Met(version), true) => format!("version {version}, change tested"),
            (KnownFrom::Met(version), false) => format!("version {version}"),
            (KnownFrom::Recorded(place), _) => format!("recorded: {place}"),
            (KnownFrom::Documented, _) => "documents".to_owned(),
        };
        rows.push_str(&format!(
            "| {name} | {forwards} | {advice} | {known_from} |\n"
        ));
    }
    rows
}

/// When each program ends a silent connection.
fn idle_timeouts() -> String {
    let mut rows =
        String::from("| program | closes an idle connection after | setting |\n|---|---|---|\n");
    for program in programs::all() {
        if let Some(timeout) = &program.idle_timeout {
            let after = timeout
                .seconds
                .map_or_else(|| "–".to_owned(), |seconds| format!("{seconds} s"));
            let setting = timeout
                .setting
                .map_or_else(|| "–".to_owned(), |setting| format!("`{setting}`"));
            rows.push_str(&format!("| {} | {after} | {setting} |\n", program.name));
        }
    }
    rows
}

/// `page` with `table` between the markers of `name`.
fn with_table(page: &str, name: &str, table: &str) -> String {
    let begin =
        format!("<!-- generated from core/src/diagnosis/programs by make bless: {name} -->\n");
    let end = format!("<!-- end of {name} -->\n");
    let (before, rest) = page.split_once(&begin).expect("the first marker");
    let (_, after) = rest.split_once(&end).expect("the second marker");
    format!("{before}{begin}\n{table}\n{end}{after}")
}

#[test]
fn troubleshooting_has_the_tables_of_the_programs() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/troubleshooting.md");
    let found = std::fs::read_to_string(&path).unwrap();
    let page = with_table(&found, "proxies", &proxies());
    let page = with_table(&page, "idle timeouts", &idle_timeouts());
    if std::env::var_os("WSCLIENT_BLESS").is_some() {
        std::fs::write(&path, &page).unwrap();
        return;
    }
    let differs = page.lines().zip(found.lines()).find(|(a, b)| a != b);
    assert!(
        page == found,
        "docs/troubleshooting.md is stale, first at {differs:?}: \
         WSCLIENT_BLESS=1 cargo test -p wsclient-core troubleshooting"
    );
}
