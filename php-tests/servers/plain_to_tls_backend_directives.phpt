--TEST--
proxies that speak plain HTTP to a TLS port connect to it with the directives of the report
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_server('haproxy');
skip_unless_server('caddy');
skip_unless_server('nghttpx');
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::program('ws_echo', cert: 'good');
$ca = pki() . '/ca.pem';

/** What the report says after these words, to the next semicolon unless $all, about the proxy that speaks plain HTTP. */
function directives(string $name, string $after, bool $all = false): string
{
    global $upstream;
    $peer = Peer::proxy($name, $upstream->tlsPort);
    try {
        new WsClient($peer->url('/chat'));
    } catch (WsClient\HandshakeException $e) {
        echo "$e->errorCode, $e->status\n";
        $found = directives_after($e, $after);
        $found = $all ? $found : explode(';', $found)[0];
        echo $found, "\n";
        return $found;
    }
}

function through(string $name, array $arguments): void
{
    global $upstream;
    $peer = Peer::proxy($name, $upstream->tlsPort, $arguments);
    $ws = new WsClient($peer->url('/chat'));
    $ws->send("through $name");
    echo $ws->receive(20.0), "\n";
}

[$words] = explode(' to the server line', directives('haproxy', 'in HAProxy, add '));
through('haproxy', ['--server', str_replace('/path/to/ca.pem', $ca, $words)]);

[$scheme] = explode('://', explode('reverse_proxy ', directives('caddy', 'speaks TLS: use '))[1]);
through('caddy', ['--scheme', $scheme, '--ca', $ca]);

[, $parameters] = explode(';;', directives('nghttpx', 'to that port: backend=', all: true));
through('nghttpx', ['--backend', $parameters]);
?>
--EXPECTF--
handshake.gateway, 502
ssl ca-file /path/to/ca.pem to the server line
through haproxy
handshake.gateway, 502
reverse_proxy https://backend
through caddy
handshake.gateway, 502
host,port;;tls
through nghttpx
