//! Who answered: the programs that a response shows by its header fields and its body.

use crate::handshake::Headers;

/// What a program does on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It passes requests on to another server; the words are whether it passes upgrades by itself.
    Hop {
        /// Whether it drops the upgrade unless it is told otherwise.
        drops: bool,
    },
    /// It serves the request itself.
    Application,
}

macro_rules! programs {
    ($($program:ident $name:literal $role:expr;)*) => {
        /// A program that can be recognised.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(in crate::diagnosis) enum Program {
            $($program,)*
        }

        impl Program {
            /// Every program.
            #[cfg(test)]
            pub(super) const ALL: &[Self] = &[$(Self::$program,)*];

            /// How people call it.
            pub(in crate::diagnosis) const fn name(self) -> &'static str {
                match self { $(Self::$program => $name,)* }
            }

            /// What it does on the way.
            pub(super) const fn role(self) -> Role {
                match self { $(Self::$program => $role,)* }
            }
        }
    };
}

const DROPS: Role = Role::Hop { drops: true };
const PASSES: Role = Role::Hop { drops: false };
const SERVES: Role = Role::Application;

programs! {
    Nginx "nginx" DROPS;
    Apache "Apache" DROPS;
    Varnish "Varnish" DROPS;
    VinylCache "Vinyl Cache" DROPS;
    Squid "Squid" DROPS;
    Envoy "Envoy" DROPS;
    Iis "IIS" DROPS;
    AzureFrontDoor "Azure Front Door" DROPS;
    HaProxy "HAProxy" PASSES;
    Caddy "Caddy" PASSES;
    Traefik "Traefik" PASSES;
    Kong "Kong" PASSES;
    Cloudflare "Cloudflare" PASSES;
    CloudFront "CloudFront" PASSES;
    Alb "AWS load balancer" PASSES;
    ApiGateway "AWS API Gateway" PASSES;
    Akamai "Akamai" PASSES;
    Heroku "Heroku" PASSES;
    Tomcat "Tomcat" SERVES;
    Jetty "Jetty" SERVES;
    Express "Express" SERVES;
    Php "PHP" SERVES;
    PhpDevelopmentServer "PHP's development server" SERVES;
    PythonWebsockets "python websockets" SERVES;
    Aiohttp "aiohttp" SERVES;
    Uvicorn "uvicorn" SERVES;
    Daphne "daphne" SERVES;
    Gunicorn "gunicorn" SERVES;
    Werkzeug "werkzeug" SERVES;
    PythonHttp "python's http.server" SERVES;
    Ratchet "Ratchet" SERVES;
    Reverb "Laravel Reverb" SERVES;
    Workerman "Workerman" SERVES;
    Swoole "Swoole" SERVES;
    Cowboy "Cowboy" SERVES;
    Kestrel "Kestrel" SERVES;
}

/// A program that was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::diagnosis) struct Seen {
    /// Which.
    pub(in crate::diagnosis) program: Program,
    /// Its version, where it says it.
    pub(super) version: Option<String>,
}

/// Where a program shows itself.
enum Mark {
    /// A field whose value contains the word, which is in lower case.
    Field(&'static str, &'static str),
    /// Words of the body, in lower case.
    Body(&'static str),
}

use Mark::{Body, Field};
use Program as P;

/// The marks, those that say more first: of one program only the first is taken.
const MARKS: &[(Program, Mark)] = &[
    (P::Nginx, Field("Server", "nginx")),
    (P::Nginx, Field("Server", "openresty")),
    (P::Nginx, Body("<center>nginx")),
    (P::Nginx, Body("<center>openresty")),
    (P::Apache, Field("Server", "apache/")),
    (P::Apache, Body("<address>apache/")),
    // The first has the version: 1.1 varnish (Varnish/7.1).
    (P::Varnish, Field("Via", "(varnish/")),
    (P::Varnish, Field("Via", "varnish")),
    (P::Varnish, Field("Server", "varnish")),
    (P::Varnish, Field("X-Varnish", "")),
    // What Varnish is called since its release 8.
    (P::VinylCache, Field("Via", "(vinyl-cache/")),
    (P::VinylCache, Field("Server", "vinyl-cache")),
    (P::VinylCache, Field("X-Vinyl", "")),
    (P::Squid, Field("Via", "(squid")),
    (P::Squid, Field("Server", "squid")),
    (P::Squid, Field("X-Squid-Error", "")),
    (P::Envoy, Field("Server", "envoy")),
    (P::Envoy, Field("X-Envoy-Upstream-Service-Time", "")),
    (P::Iis, Field("Server", "microsoft-iis")),
    (P::AzureFrontDoor, Field("X-Azure-Ref", "")),
    (
        P::HaProxy,
        Body("no server is available to handle this request"),
    ),
    (
        P::HaProxy,
        Body("the server returned an invalid or incomplete response"),
    ),
    (P::HaProxy, Body("the server didn't respond in time")),
    (
        P::HaProxy,
        Body("request forbidden by administrative rules"),
    ),
    (P::HaProxy, Body("your browser sent an invalid request")),
    (P::Caddy, Field("Server", "caddy")),
    (P::Caddy, Field("Via", "caddy")),
    (P::Traefik, Body("no available server")),
    (P::Kong, Field("Server", "kong")),
    (P::Kong, Field("Via", "kong")),
    (P::Kong, Field("X-Kong-Upstream-Latency", "")),
    (P::Kong, Field("X-Kong-Proxy-Latency", "")),
    (P::Kong, Field("X-Kong-Response-Latency", "")),
    (P::Kong, Field("X-Kong-Request-Id", "")),
    (P::Cloudflare, Field("Server", "cloudflare")),
    (P::Cloudflare, Field("CF-RAY", "")),
    (P::CloudFront, Field("Server", "cloudfront")),
    (P::CloudFront, Field("X-Amz-Cf-Id", "")),
    (P::Alb, Field("Server", "awselb")),
    (P::ApiGateway, Field("X-Amzn-ErrorType", "")),
    (P::ApiGateway, Field("X-Amz-Apigw-Id", "")),
    (P::Akamai, Field("Server", "akamaighost")),
    (P::Akamai, Body("reference&#32;#")),
    (P::Heroku, Body("herokucdn.com/error-pages")),
    (P::Heroku, Field("Via", "vegur")),
    (P::Heroku, Field("Via", "heroku-router")),
    (P::Tomcat, Field("Server", "apache-coyote")),
    (P::Tomcat, Field("Server", "apache tomcat")),
    (P::Tomcat, Body("<h3>apache tomcat/")),
    (P::Jetty, Field("Server", "jetty")),
    (P::Jetty, Body("powered by jetty://")),
    (P::Express, Field("X-Powered-By", "express")),
    (P::Ratchet, Field("X-Powered-By", "ratchet")),
    (P::Reverb, Field("X-Powered-By", "laravel reverb")),
    (P::Workerman, Field("Server", "workerman")),
    (P::Workerman, Body("<hr>workerman")),
    (P::Swoole, Field("Server", "swoole")),
    (P::Swoole, Body("powered by swoole")),
    (P::PythonWebsockets, Field("Server", "websockets/")),
    (
        P::PythonWebsockets,
        Body("failed to open a websocket connection"),
    ),
    (P::Aiohttp, Field("Server", "aiohttp/")),
    (P::Uvicorn, Field("Server", "uvicorn")),
    (P::Daphne, Field("Server", "daphne")),
    (P::Gunicorn, Field("Server", "gunicorn")),
    (P::Werkzeug, Field("Server", "werkzeug")),
    (P::PythonHttp, Field("Server", "simplehttp/")),
    (P::PythonHttp, Field("Server", "basehttp/")),
    (P::Cowboy, Field("Server", "cowboy")),
    (P::Kestrel, Field("Server", "kestrel")),
    (P::Php, Field("X-Powered-By", "php/")),
];

/// The programs behind a response, the likeliest to drop an upgrade first, in the order of
/// [`Program`] and not of the way: a response does not tell that.
pub(in crate::diagnosis) fn recognise(headers: &Headers, lower_body: &str) -> Vec<Seen> {
    let mut programs: Vec<Seen> = Vec::new();
    let mut note = |program, version| {
        if !programs.iter().any(|seen: &Seen| seen.program == program) {
            programs.push(Seen { program, version });
        }
    };
    for (program, mark) in MARKS {
        match mark {
            Body(words) => {
                if let Some(at) = lower_body.find(words) {
                    let version = version_after(lower_body, at + words.len(), words);
                    note(*program, version);
                }
            }
            Field(name, word) => {
                for value in headers.all(name) {
                    let lower = value.to_ascii_lowercase();
                    if let Some(at) = lower.find(word) {
                        note(*program, version_after(&lower, at + word.len(), word));
                        break;
                    }
                }
            }
        }
    }
    // The dialect of PHP's development server: it repeats our Host as a field of its own.
    if headers.first("Host").is_some() && headers.first("X-Powered-By").is_some() {
        for seen in &mut programs {
            if seen.program == P::Php {
                seen.program = P::PhpDevelopmentServer;
            }
        }
    }
    programs
}

/// The version in `text` behind a name that ends at `at`: `nginx/1.22.1`.
fn version_after(text: &str, at: usize, name: &str) -> Option<String> {
    let rest = text.get(at..)?;
    let rest = if name.ends_with('/') {
        rest
    } else {
        rest.strip_prefix('/')?
    };
    let version: String = rest
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '.')
        .take(16)
        .collect();
    (!version.is_empty()).then_some(version)
}

impl Seen {
    /// Name and version for people.
    pub(super) fn shown(&self) -> String {
        match &self.version {
            Some(version) => format!("{} {version}", self.program.name()),
            None => self.program.name().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(fields: &[(&str, &str)], body: &str) -> Vec<String> {
        let mut headers = Headers::default();
        for (name, value) in fields {
            headers.push(name, value);
        }
        let seen = recognise(&headers, &body.to_ascii_lowercase());
        seen.iter().map(Seen::shown).collect()
    }

    #[test]
    fn programs_show_themselves_with_their_version() {
        assert_eq!(of(&[("server", "nginx/1.22.1")], ""), ["nginx 1.22.1"]);
        assert_eq!(
            of(
                &[("X-Varnish", "2"), ("Via", "1.1 varnish (Varnish/7.1)")],
                ""
            ),
            ["Varnish 7.1"]
        );
        assert_eq!(
            of(&[("X-Vinyl", "2"), ("Via", "1.1 h (Vinyl-Cache/9.0)")], ""),
            ["Vinyl Cache 9.0"]
        );
        assert_eq!(of(&[], "<hr><center>nginx/1.9</center>"), ["nginx 1.9"]);
        assert_eq!(
            of(&[("Server", "Apache/2.4.62 (Debian)")], ""),
            ["Apache 2.4.62"]
        );
        assert_eq!(of(&[("Server", "Apache-Coyote/1.1")], ""), ["Tomcat 1.1"]);
        assert_eq!(
            of(&[("Server", "Python/3.11 websockets/17.0")], ""),
            ["python websockets 17.0"]
        );
        assert_eq!(
            of(&[("Server", "Cowboy"), ("Via", "1.1 kong/3.4.2")], ""),
            ["Kong 3.4.2", "Cowboy"]
        );
        assert_eq!(
            of(&[("Host", "h"), ("X-Powered-By", "PHP/8.2.1")], ""),
            ["PHP's development server 8.2.1"]
        );
        assert_eq!(of(&[("Server", "my own")], "hello"), [""; 0]);
    }

    #[test]
    fn every_program_has_a_mark() {
        for program in Program::ALL {
            let marked = MARKS.iter().any(|(known, _)| known == program);
            let elsewhere = *program == P::PhpDevelopmentServer;
            assert!(marked || elsewhere, "{}", program.name());
        }
    }
}
