--TEST--
A thousand failed connections of all kinds leak no descriptor and no memory
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
if (!is_dir('/proc/self/fd')) die('skip needs /proc');
if (getenv('USE_ZEND_ALLOC') === '0') die('skip too slow under valgrind, which looks at other tests');
?>
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
require __DIR__ . '/measure.inc';
$peer = Peer::echo(true);
$closed = Peer::closedPort();
$wrong = Peer::script('head', 'send HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n', 'close');
$http = Peer::script('send HTTP/1.0 400 Bad Request\r\n\r\n', 'close');
$kinds = [
    ['tcp.refused', $closed->url(), []],
    ['handshake.not_found', $peer->url('/nowhere'), []],
    ['handshake.accept_mismatch', $wrong->url(), []],
    ['tls.certificate.unknown_issuer', $peer->tlsUrl('/echo'), ['cafile' => pki() . '/other-ca.pem']],
    ['tls.not_tls', $http->tlsUrl(), ['cafile' => pki() . '/ca.pem']],
];
$codes = [];
$connect = function (int $i) use ($kinds, &$codes): void {
    [$code, $url, $tls] = $kinds[$i % 5];
    try {
        new WsClient($url, tls: $tls, connect_timeout: 5.0);
        $codes['connected'] = true;
    } catch (WsClient\ConnectException $e) {
        $codes[$e->errorCode] = ($codes[$e->errorCode] ?? 0) + 1;
    }
};
measure(200, 800, $connect);
foreach ($kinds as [$code]) {
    echo $code, ' ', $codes[$code] ?? 'never', "\n";
    unset($codes[$code]);
}
echo implode("\n", array_keys($codes));
?>
--EXPECT--
1000 times: 0 descriptors more, 0 bytes more in use, little more resident
tcp.refused 200
handshake.not_found 200
handshake.accept_mismatch 200
tls.certificate.unknown_issuer 200
tls.not_tls 200
