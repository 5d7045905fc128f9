--TEST--
getInfo() of a wss connection has version, cipher, chain and trust
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo(true);
$ws = new WsClient($peer->tlsUrl('/subprotocol'), subprotocols: ['chat'], tls: ['cafile' => pki() . '/ca.pem']);
$info = $ws->getInfo();
var_dump($info->tlsVersion, $info->tlsCipher, $info->tlsVerified, $info->tlsTrust, $info->tlsChain[0]['subject']);
echo implode(' ', array_map(fn ($phase) => $phase->layer->value, $info->phases)), "\n";
$before = $info->bytesSent;
$ws->send('abc');
$ws->receive(5.0);
$ws->close();
$after = $ws->getInfo();
var_dump($after->tlsVersion === $info->tlsVersion, $after->bytesSent > $before, $after->messagesReceived);
?>
--EXPECTF--
string(7) "TLSv1.3"
string(%d) "TLS_%s"
bool(true)
string(%d) "the 1 root of %s/ca.pem (option cafile)"
string(12) "CN=localhost"
dns tcp tls handshake
bool(true)
bool(true)
int(1)
