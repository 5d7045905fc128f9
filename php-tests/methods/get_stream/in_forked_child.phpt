--TEST--
A child that frees its copies of a client, a stream and a poller does not change what the parent's report
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
extension_loaded('pcntl') || die('skip pcntl is not loaded');
--FILE--
<?php
require __DIR__ . '/../../support/connection.inc';
$peer = Peer::echo();
$ws = new WsClient($peer->url());
$polled = new WsClient($peer->url());
$stream = $ws->getStream();
$poller = new WsClient\Poller();
$poller->add($polled);
$none = null;
foreach (['exits', 'frees'] as $way) {
    $child = pcntl_fork();
    if ($child === 0) {
        thrown(fn () => $poller->wait(0.0));
        thrown(fn () => $poller->add($ws));
        thrown(fn () => $poller->remove($polled));
        thrown(fn () => WsClient::select([$ws], 0.0));
        if ($way === 'frees') {
            unset($poller, $polled, $ws);
            fclose($stream);
        }
        exit;
    }
    pcntl_waitpid($child, $status);
    $ws->send('to the stream');
    $ws->ping();
    $polled->send('to the poller');
    $read = [$stream];
    var_dump(stream_select($read, $none, $none, 20), count($poller->wait(20.0)));
    echo $ws->receive(), ', ', $polled->receive(), "\n";
}
// A child that still has the descriptors does not keep a closed client in the poller's set.
[$here, $there] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$child = pcntl_fork();
if ($child === 0) {
    fclose($here);
    fgets($there);
    exit;
}
$poller->add($ws);
$polled->close();
foreach ($poller as $client => $messages) {
    var_dump($client === $polled, count($poller));
    break;
}
takes(0.2, 5.0, fn () => $poller->wait(0.2));
fclose($here);
pcntl_waitpid($child, $status);
?>
--EXPECT--
WsClient\ConcurrencyError: This WsClient\Poller was created by another process, before a fork; create a new one here
WsClient\ConcurrencyError: This WsClient\Poller was created by another process, before a fork; create a new one here
WsClient\ConcurrencyError: This WsClient\Poller was created by another process, before a fork; create a new one here
WsClient\ConcurrencyError: This WsClient was opened by another process, before a fork; open a new one here
int(1)
int(1)
to the stream, to the poller
WsClient\ConcurrencyError: This WsClient\Poller was created by another process, before a fork; create a new one here
WsClient\ConcurrencyError: This WsClient\Poller was created by another process, before a fork; create a new one here
WsClient\ConcurrencyError: This WsClient\Poller was created by another process, before a fork; create a new one here
WsClient\ConcurrencyError: This WsClient was opened by another process, before a fork; open a new one here
int(1)
int(1)
to the stream, to the poller
bool(true)
int(1)
