--TEST--
Connections that end in every other way leak no descriptor and no memory
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
$broken = Peer::script('101', 'send ' . frame(3, 'x'), 'drain');
$flood = Peer::script('101', 'send ' . frame(1, 'half', false), 'drain');
$tls = ['cafile' => pki() . '/ca.pem'];
$ends = [
    fn () => (new WsClient($peer->url('/close?code=4001')))->receive(5.0),
    function () use ($peer) { foreach (new WsClient($peer->url('/close?code=4001')) as $payload); },
    fn () => (new WsClient($peer->url('/drop?mode=fin')))->receive(5.0),
    fn () => (new WsClient($peer->tlsUrl('/drop?mode=reset'), tls: $tls))->receive(5.0),
    fn () => (new WsClient($broken->url()))->receive(5.0),
    fn () => (new WsClient($flood->url()))->receive(0.0),
    fn () => (new WsClient($peer->url('/stream?count=100&size=10000')))->ping('', 5.0),
    fn () => (new WsClient($peer->url('/stream?count=10&size=10000'), max_message_size: 9999))->receive(5.0),
    function () use ($peer) { (new WsClient($peer->url('/stream?count=10&size=300000')))->getStream(); },
];
measure(90, 360, function (int $i) use ($ends): void {
    try {
        $ends[$i % count($ends)]();
    } catch (WsClient\WsClientException) {
        // Each of them is expected somewhere else.
    }
});
?>
--EXPECT--
450 times: 0 descriptors more, 0 bytes more in use, little more resident
