--TEST--
bin/wsdoctor: exit status by layer
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/diagnose.inc';

$echo = Peer::echo(true);
$runs = [
    'healthy' => [$echo->url('/echo')],
    'healthy with TLS' => [$echo->tlsUrl('/echo', '127.0.0.1'), '--cafile', pki() . '/ca.pem'],
    'not verified' => ['--insecure', $echo->tlsUrl('/echo', '127.0.0.1')],
    'url' => ['http://127.0.0.1/'],
    'name' => ['ws://nowhere.invalid/'],
    'refused' => [($closed = Peer::closedPort())->url()],
    'not trusted' => [$echo->tlsUrl('/echo', '127.0.0.1')],
    'refused upgrade' => [$echo->url('/nowhere')],
    'dropped' => [$echo->url('/drop')],
];
foreach ($runs as $name => $arguments) {
    [$status, $output, $errors] = wsdoctor($arguments);
    printf("%2d %s: %s%s\n", $status, $name, strstr($output, "\n", true), $errors);
}
?>
--EXPECTF--
0 healthy: connected
 0 healthy with TLS: connected
 1 not verified: connected
10 url: "http" is not a WebSocket scheme
11 name: the name nowhere.invalid does not exist
12 refused: nothing listens on 127.0.0.1:%d
14 not trusted: the certificate of 127.0.0.1 leads to "wsclient test root CA", which this machine does not trust
15 refused upgrade: the server found nothing at /nowhere (404)
16 dropped: the connection ended without a Close frame
