<?php
// A line-based client: php -d extension=wsclient.so examples/chat.php wss://host/path
// Shows getStream() in a stream_select() loop: the terminal and the connection are waited for together.

declare(strict_types=1);

$ws = new WsClient($argv[1] ?? exit("usage: php chat.php ws://host/path\n"));
$socket = $ws->getStream();

while (true) {
    // Before each wait: what the client has read already does not make the stream ready any more.
    foreach ($ws->poll() as $payload) {
        echo "< $payload\n";
    }
    if (!$ws->isOpen()) {
        break;
    }
    $readable = [STDIN, $socket];
    $none = null;
    stream_select($readable, $none, $none, null);
    if (in_array(STDIN, $readable, true)) {
        $line = fgets(STDIN);
        if ($line === false) {
            $ws->close();
            break;
        }
        $ws->send(rtrim($line, "\n"));
    }
}
$end = $ws->getCloseInfo();
echo "closed: {$end?->code} {$end?->reason}\n";
