//! What is known about servers, proxies and libraries: one file each, as plain data.
//!
//! A new program is one new file and its name in the list below. The file has
//! - `PROGRAM`: its name, what it does to an upgrade, its marks in a response, its settings,
//!   and refusals that it sends after the 101;
//! - `ANSWERS`: the refusals that it is known for, with what to say about each;
//! - `SAMPLES`: recorded responses, at least one for each answer and each mark.
//!
//! The tests run every sample against every answer and hold the whole report of each equal to the
//! files in `reports/`; `make bless` writes those files anew.

mod after_upgrade;
mod answer;
mod condition;
mod detect;
mod evidence;
mod place;
mod program;
#[cfg(test)]
mod sample;
mod table;
mod templates;

pub(super) use after_upgrade::{RefusalMessage, RefusalText};
#[cfg(test)]
pub(super) use answer::Confidence;
pub(super) use answer::{AdviceTemplate, AnsweredBy, KnownAnswer};
pub(super) use condition::Condition;
pub(super) use detect::{DetectedProgram, Distance};
pub(super) use evidence::Evidence;
pub(super) use place::places;
pub use place::{Place, SeenProgram};
pub(super) use program::{IdleTimeout, Program, QuotedSettings, Relay, Role};
#[cfg(test)]
pub(super) use program::{KnownFrom, Mark};
#[cfg(test)]
pub(super) use sample::{Sample, from_process, plain, to};
pub(super) use table::Row;
pub(super) use templates::{HEAD_TOO_LARGE, ORIGIN_REFUSED};

use crate::headers::Headers;

macro_rules! programs {
    ($($module:ident)*) => {
        $(mod $module;)*

        /// Every program that is known.
        pub(super) static TABLE: &[Row] = &[$(
            Row {
                program: &$module::PROGRAM,
                answers: $module::ANSWERS,
                #[cfg(test)]
                module: stringify!($module),
                #[cfg(test)]
                samples: $module::SAMPLES,
            },
        )*];
    };
}

// Where several are recognised in one response, they are named in this order: first the proxies that
// drop upgrades, then other proxies, then applications and libraries.
programs! {
    nginx
    apache
    varnish
    vinyl_cache
    fastly
    squid
    envoy
    iis
    iis_arr
    azure_front_door
    lighttpd
    h2o
    haproxy
    caddy
    traefik
    kong
    nghttpx
    traffic_server
    cloudflare
    cloudfront
    aws_load_balancer
    aws_api_gateway
    akamai
    heroku
    azure_application_gateway
    google_load_balancer
    kubernetes_ingress
    pound
    ngrok
    fly
    vercel
    render
    stunnel
    hitch
    sslh
    tomcat
    jetty
    undertow
    express
    ratchet
    reverb
    workerman
    swoole
    python_websockets
    aiohttp
    uvicorn
    daphne
    gunicorn
    werkzeug
    python_http_server
    cowboy
    tornado
    jupyter
    hypercorn
    granian
    sanic
    mojolicious
    uwebsockets
    workerd
    axum
    warp
    actix
    libwebsockets
    mosquitto
    prosody
    ejabberd
    websockify
    chrome_devtools
    firefox_remote_agent
    kestrel
    php
    php_development_server
    node_ws
    node_http2
    go_net_http
    gorilla_websocket
    coder_websocket
    faye_websocket
    spring
    netty
    signalr
    phoenix
    django_channels
    asgi
    sockjs
    pusher
    action_cable
    mercure
    hasura
    socket_io
}

/// The proxy whose settings are the example where none is recognised.
pub(super) static EXAMPLE: &Program = &nginx::PROGRAM;

/// Those whose directives are the examples where none is recognised: the most common ones that drop an
/// upgrade by default, in alphabetical order, which blames none of them.
pub(super) static EXAMPLES: [&Program; 2] = [&apache::PROGRAM, &nginx::PROGRAM];

/// Every program, in the order of the table.
pub(super) fn all() -> impl Iterator<Item = &'static Program> {
    TABLE.iter().map(|row| row.program)
}

/// The programs that a response shows.
pub(super) fn recognise(headers: &Headers, lower_body: &str) -> Vec<DetectedProgram> {
    detect::detect(all(), headers, lower_body, None)
}

/// The programs that a response shows, and their places.
pub(super) fn seen(headers: &Headers, lower_body: &str) -> Vec<SeenProgram> {
    places(&recognise(headers, lower_body))
}

/// The program that refuses a client by `message`, the only one of a connection that ended.
pub(super) fn refused_by_message(
    message: &str,
) -> Option<(&'static Program, &'static RefusalMessage)> {
    all().find_map(|program| {
        let mut messages = program.refusal_messages.iter();
        Some((program, messages.find(|one| one.is(message))?))
    })
}

/// What a program says in `lower_text`, which came in place of frames.
pub(super) fn refused_in_place_of_frames(lower_text: &str) -> Option<&'static RefusalText> {
    all()
        .flat_map(|program| program.refusal_texts)
        .find(|one| lower_text.contains(one.says))
}

/// The program whose process has that name.
pub(super) fn of_process(name: &str) -> Option<&'static Program> {
    all().find(|program| program.has_process(name))
}

/// How the programs that have such a setting call it: `nginx: ssl_certificate; Apache: SSLCertificateFile`.
pub(crate) fn setting_examples(setting: fn(&QuotedSettings) -> Option<&'static str>) -> String {
    let named = all().filter_map(|program| {
        let setting = setting(&program.settings)?;
        Some(format!("{}: {setting}", program.name))
    });
    named.collect::<Vec<_>>().join("; ")
}
