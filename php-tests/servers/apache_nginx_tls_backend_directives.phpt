--TEST--
Apache and nginx that speak plain HTTP to a TLS port connect to it with the directives of the report
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_listeners_known();
skip_unless_server('apache2');
skip_unless_nginx();
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$tls = ['cafile' => pki() . '/ca.pem'];
$echo = Peer::program('ws_echo');
$upstream = Peer::nginx($echo, cert: 'good');
$behind = (string) $upstream->tlsPort;

/** What the report of the proxy says after these words. */
function directives(Peer $proxy, string $after): string
{
    global $tls;
    try {
        new WsClient($proxy->tlsUrl('/chat'), tls: $tls);
    } catch (WsClient\HandshakeException $e) {
        echo "$e->errorCode: ", $found = directives_after($e, $after), "\n";
        return $found;
    }
}

function through(Peer $proxy, string $name): void
{
    global $tls;
    $ws = new WsClient($proxy->tlsUrl('/chat'), tls: $tls);
    $ws->send("through $name");
    echo $ws->receive(20.0), "\n";
}

$nginx = fn (array $more = []) => Peer::program('nginx_proxy', ['--upstream', $behind, ...$more], 'good');
$directive = directives($nginx(), 'in nginx, use ');
[$scheme] = explode('://', explode('proxy_pass ', $directive)[1]);
through($nginx(['--upstream-scheme', $scheme]), 'nginx');

$apache = fn (array $more) => Peer::proxy('apache', $upstream->tlsPort, $more, 'good');
$directives = directives($apache(['--upgrade', 'parameter']), 'in Apache, set ');
$places = ['https://backend/path' => "https://localhost:$behind/chat", '"/path"' => '"/chat"'];
$directives = strtr(str_replace(' and ', "\n", $directives), $places);
through($apache(['--tls-pass', $directives]), 'Apache');
?>
--EXPECT--
handshake.gateway: proxy_pass https://backend
through nginx
handshake.gateway: SSLProxyEngine on and ProxyPass "/path" "https://backend/path" upgrade=websocket
through Apache
