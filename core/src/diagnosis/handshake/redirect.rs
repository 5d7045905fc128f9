//! Explains a redirect: where it points, and what that says about the cause.

use crate::diagnosis::programs::Evidence;
use crate::url::Target;

/// Words of a path that leads to a login.
const LOGIN: [&str; 6] = ["login", "signin", "sign_in", "sign-in", "oauth", "sso"];

/// Where it points, as the server wrote it.
pub(super) fn problem(e: &Evidence<'_>) -> String {
    let location = e.secrets.reference(e.header("Location"));
    format!(
        "the server redirects to {}",
        e.secrets.one_line(&location, 200)
    )
}

/// What to do about it.
pub(super) fn help(e: &Evidence<'_>) -> Vec<String> {
    let from = e.target;
    let resolved = from.resolve(&e.secrets.conceal(e.header("Location")));
    let to = resolved.as_deref().and_then(|url| Target::parse(url).ok());
    let (Some(url), Some(to)) = (resolved, to) else {
        return vec!["if that is the endpoint, connect to it; if it is a login page, the request lacks credentials".to_owned()];
    };
    let url = e.secrets.one_line(&url, 200);
    let path = to.path().to_ascii_lowercase();
    let same_host = from.host == to.host;
    if path.split('/').any(|part| LOGIN.contains(&part)) {
        let lacks = if e.asked.cookie || e.asked.authorization {
            "the server likely rejected the credentials and redirects to its login page: check"
        } else {
            "that is likely a login page: pass a session cookie or a token, as in"
        };
        return vec![format!(
            "{lacks} headers: ['Cookie' => '…'] or ['Authorization' => 'Bearer …']"
        )];
    }
    if from.secure && !to.secure {
        return vec![
            "the redirect drops TLS: the server likely does not know that clients use TLS; configure the proxy to send X-Forwarded-Proto: https and the server to trust it".to_owned(),
        ];
    }
    if same_host && !from.secure && to.secure && from.path() == to.path() {
        return vec![format!("the server requires TLS: connect to {url}")];
    }
    if same_host && to.path() == format!("{}/", from.path()) {
        return vec![format!("the path needs a trailing slash: connect to {url}")];
    }
    let mut help = vec![format!(
        "if that is the endpoint, connect to {url}; if it is a login page, the request lacks credentials"
    )];
    if !same_host && !from.secure && from.port == 80 {
        help.push(
            "if that host is not yours, the network likely requires a login: open any http:// page in a browser on this machine".to_owned(),
        );
    }
    help
}
