//! Which proxy likely dropped an upgrade, and what to configure in the proxies on the way.

use crate::diagnosis::programs::{self, DetectedProgram, Evidence, Program, Role};

/// The proxy that most likely dropped the upgrade, if one is recognised that does so by default.
pub(super) fn suspect<'a>(evidence: &'a Evidence<'_>) -> Option<&'a DetectedProgram> {
    let drops = |detected: &&DetectedProgram| detected.program.role == Role::DropsUpgrades;
    evidence.programs.iter().find(drops)
}

/// The proxies that are recognised.
pub(super) fn on_the_way<'a>(
    evidence: &'a Evidence<'_>,
) -> impl Iterator<Item = &'a DetectedProgram> {
    let mut detected = evidence.programs.iter();
    std::iter::from_fn(move || detected.find(|detected| detected.program.is_proxy()))
}

/// The name of a proxy in `Via`, as in `1.1 host (tinyproxy/1.11.1)`, where no proxy is recognised.
fn unknown_in_via(evidence: &Evidence<'_>) -> Option<String> {
    if on_the_way(evidence).next().is_some() {
        return None;
    }
    let (_, comment) = evidence.header("Via").split_once('(')?;
    let name = comment.split(')').next()?.trim();
    (!name.is_empty()).then(|| evidence.secrets.one_line(name, 40))
}

/// The name of the proxy that most likely dropped the upgrade, also of one that is not known.
pub(super) fn suspect_name(evidence: &Evidence<'_>) -> Option<String> {
    match suspect(evidence) {
        Some(detected) => Some(detected.program.name.to_owned()),
        None => unknown_in_via(evidence),
    }
}

/// Who answered in the words of `owner`: the program that listens, if it is built on that one and shows no sign of
/// its own, as it would in what it passes on.
pub(super) fn in_whose_words(owner: &'static Program, evidence: &Evidence<'_>) -> &'static Program {
    on_the_way(evidence)
        .find(|one| one.listens() && one.field.is_none() && one.program.built_on == Some(owner))
        .map_or(owner, |one| one.program)
}

/// What to configure in the proxy that likely dropped the upgrade, other than `owner`, or in the most common ones.
pub(super) fn example_directives(evidence: &Evidence<'_>, owner: Option<&Program>) -> String {
    let suspect = suspect(evidence).map(|detected| detected.program);
    suspect
        .filter(|program| Some(*program) != owner)
        .and_then(forward_upgrade_of)
        .unwrap_or_else(any_directives)
}

/// What the most common proxies require to forward an upgrade, in one line that blames none of them.
fn any_directives() -> String {
    format!(
        "{}; in a load balancer or CDN: enable WebSockets, over HTTP/1.1",
        in_each(directives).trim_end_matches(';')
    )
}

/// What the most common proxies require, each after its name.
fn in_each(directives: fn(&Program) -> &'static str) -> String {
    let examples = programs::EXAMPLES.map(|one| format!("in {}: {}", one.name, directives(one)));
    examples.join("; ")
}

/// What to change so that upgrades pass: for the proxies that were recognised, or for any; at most two.
pub(super) fn forward_upgrade(evidence: &Evidence<'_>) -> Vec<String> {
    let suspect = suspect(evidence);
    let nearest = on_the_way(evidence).find(|detected| detected.listens());
    // The nearest one is certain to be on the way; with nothing against another, it is the one to look at.
    if let Some(nearest) = nearest.filter(|one| suspect.is_none_or(|suspect| suspect == *one))
        && let Some(advice) = forward_upgrade_of(nearest.program)
    {
        return vec![advice];
    }
    let mut proxies: Vec<&Program> = on_the_way(evidence).map(|one| one.program).collect();
    proxies.sort_by_key(|program| program.role != Role::DropsUpgrades);
    let advice = proxies
        .into_iter()
        .filter_map(|program| forward_upgrade_of(program).or_else(|| blames_another(program)));
    // What forwards upgrades by default is likely not to blame, but another proxy beside it.
    let any = suspect.is_none().then(|| match unknown_in_via(evidence) {
        Some(name) => format!(
            "configure {name}, which Via names, to forward Upgrade and Connection over HTTP/1.1, or bypass it if it cannot"
        ),
        None => format!(
            "configure every proxy in between to forward Upgrade and Connection over HTTP/1.1; {}",
            any_directives()
        ),
    });
    any.into_iter().chain(advice).take(2).collect()
}

/// That `program` is not the proxy that dropped an upgrade, where that is known.
fn blames_another(program: &Program) -> Option<String> {
    let name = program.name;
    program.never_drops.then(|| {
        format!("{name} forwards upgrades by default: another proxy in between likely drops them")
    })
}

/// The same for one program; `None` where it has no such setting.
pub(super) fn forward_upgrade_of(program: &Program) -> Option<String> {
    let setting = program.forward_upgrade.as_ref()?;
    Some(setting.advice(str::to_owned))
}

/// What makes `program` forward an upgrade, as it is written in its configuration.
pub(super) fn directives(program: &Program) -> &'static str {
    let setting = program.forward_upgrade.as_ref();
    let first = setting.and_then(|setting| setting.directives.first());
    first.copied().unwrap_or_default()
}

/// What makes `program` send a header of the PROXY protocol to the server behind it.
pub(super) fn sends_proxy_header(program: &Program) -> &'static str {
    let relay = program.relay.as_ref();
    relay
        .and_then(|relay| relay.sends_proxy_header)
        .unwrap_or_default()
}

/// What makes `program` speak TLS to the server behind it, as it is written in its configuration.
pub(super) fn tls_directives(program: &Program) -> &'static str {
    let setting = program.tls_to_backend.as_ref();
    setting.map_or("", |setting| setting.directives)
}

/// How `program` is configured to speak TLS to the server behind it; `None` where nothing is known.
pub(super) fn tls_to_backend_of(program: &Program) -> Option<String> {
    let setting = program.tls_to_backend.as_ref()?;
    Some(
        setting
            .advice
            .replace("{tls_directives}", setting.directives),
    )
}

/// How the proxy in front of a TLS port of `backend` is configured to speak TLS to it.
pub(super) fn tls_to_backend(evidence: &Evidence<'_>, backend: Option<&Program>) -> String {
    // A name that is also the name of the backend is no sign of a proxy, unless it listens.
    let proxy = suspect(evidence).filter(|one| {
        one.listens() || one.program.replaces_server_field || Some(one.program) != backend
    });
    match proxy.and_then(|one| tls_to_backend_of(one.program)) {
        Some(advice) => advice,
        None => format!(
            "configure the proxy to use https for that port, or to use a plain HTTP port; {}",
            in_each(tls_directives)
        ),
    }
}
