//! How each proxy is told to forward an upgrade, in its own directives.

use super::evidence::Evidence;
use super::server::{Program, Role, Seen};

/// nginx's directives, which stand for all proxies where none is recognised.
const NGINX: &str = "proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection \"upgrade\";";

/// The hop that most likely dropped the upgrade, if one is recognised that does so by itself.
pub(super) fn suspect<'a>(evidence: &'a Evidence<'_>) -> Option<&'a Seen> {
    let drops = |seen: &&Seen| seen.program.role() == Role::Hop { drops: true };
    evidence.programs.iter().find(drops)
}

/// What to change so that upgrades pass: for the hops that were recognised, or for any; at most two.
pub(super) fn forward_upgrade(evidence: &Evidence<'_>) -> Vec<String> {
    let hops = evidence
        .programs
        .iter()
        .filter(|seen| matches!(seen.program.role(), Role::Hop { .. }));
    let mut cures: Vec<String> = hops.filter_map(|seen| directive(seen.program)).collect();
    if suspect(evidence).is_none() {
        // What passes upgrades on by itself is likely not to blame, but another hop beside it.
        let other =
            "have every proxy on the way pass Upgrade and Connection on, over HTTP/1.1; in nginx:";
        cures.insert(0, format!("{other} {NGINX}"));
    }
    cures.truncate(2);
    cures
}

/// The directive for one program; `None` where it has none to give.
fn directive(program: Program) -> Option<String> {
    let text = match program {
        Program::Nginx => return Some(format!("in nginx's location, set {NGINX}")),
        Program::Apache => {
            "in Apache, set ProxyPass \"/path\" \"http://backend/path\" upgrade=websocket (2.4.47 or newer); older: load mod_proxy_wstunnel and use ProxyPass \"/path\" \"ws://backend/path\""
        }
        Program::Varnish => {
            "in Varnish's vcl_recv: if (req.http.Upgrade ~ \"(?i)websocket\") { return (pipe); } and in vcl_pipe: set bereq.http.Upgrade = req.http.Upgrade; set bereq.http.Connection = req.http.Connection;"
        }
        Program::VinylCache => {
            "in Vinyl Cache's vcl_recv: if (req.http.Upgrade ~ \"(?i)websocket\") { return (pipe); } and in vcl_pipe: set bereq.http.Upgrade = req.http.Upgrade; set bereq.http.Connection = req.http.Connection;"
        }
        Program::Squid => {
            "use wss://, which passes Squid through CONNECT; or in squid.conf: http_upgrade_request_protocols WebSocket allow all"
        }
        Program::Envoy => {
            "in Envoy's HTTP connection manager or route, set upgrade_configs: [{upgrade_type: websocket}]"
        }
        Program::Iis => {
            "on IIS, install the feature WebSocket Protocol: Install-WindowsFeature Web-WebSockets"
        }
        Program::AzureFrontDoor => {
            "in Azure Front Door, turn caching off for the route: with it, upgrades are not passed on"
        }
        Program::HaProxy => {
            "HAProxy passes upgrades on by itself: look for http-request del-header Upgrade or Connection"
        }
        Program::Caddy => {
            "Caddy's reverse_proxy passes upgrades on by itself: look for header_up -Upgrade or -Connection"
        }
        Program::Traefik => {
            "Traefik passes upgrades on by itself: look for a headers middleware that changes Upgrade or Connection"
        }
        Program::Kong => {
            "Kong passes upgrades on by itself: the hop in front of Kong likely drops them"
        }
        Program::Cloudflare => "in Cloudflare, see under Network that WebSockets are on",
        Program::CloudFront => {
            "in CloudFront, forward the Sec-WebSocket-* header fields to the origin (origin request policy AllViewer)"
        }
        Program::Alb => {
            "on the AWS load balancer, set the target group's protocol version to HTTP1: only that passes upgrades on"
        }
        _ => return None,
    };
    Some(text.to_owned())
}

/// How the proxy in front of a TLS port of `backend` is told to speak TLS to it.
pub(super) fn speak_tls(evidence: &Evidence<'_>, backend: &str) -> &'static str {
    match suspect(evidence).map(|seen| seen.program) {
        // nginx puts its own name in place of the backend's.
        Some(Program::Nginx) => "in nginx, use proxy_pass https://backend",
        Some(Program::Apache) if backend != Program::Apache.name() => {
            "in Apache, set SSLProxyEngine on and use ProxyPass to https:// or wss://"
        }
        _ => {
            "have the proxy speak https to that port, or give it a plain one; in nginx: proxy_pass https://backend"
        }
    }
}
