--TEST--
Timeouts and refused arguments leak no memory
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
$peer = Peer::echo();
$ws = new WsClient($peer->url('/echo'));
measure(200, 2000, function (int $i) use ($ws): void {
    foreach ([fn () => $ws->receive(0.0), fn () => $ws->send("\xff"), fn () => $ws->close(5), fn () => $ws->ping('', -1),
        fn () => new WsClient('http://x'), fn () => new WsClient('ws://x', headers: ["a\n" => 'b'])] as $call) {
        try {
            $call();
            echo "no exception\n";
        } catch (WsClient\WsClientException $e) {
            (string) $e . json_encode($e->report);
        } catch (ValueError) {
            // As it must be.
        }
    }
});
?>
--EXPECT--
2200 times: 0 descriptors more, 0 bytes more in use, little more resident
