<?php
// A peer that answers each connection as its stdin told it last, and ends with its stdin.
//
// A line of stdin is {"answer": base64, "form": name}. In the answer {accept} becomes the right
// Sec-WebSocket-Accept, {protocol} the subprotocol that was offered last, and {request} what was asked for, in that form.
// Behind a 101 the peer waits for the client to say something, unless the answer has END at its end.
declare(strict_types=1);

require __DIR__ . '/forms.inc';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

function answer(array $order, string $request): string
{
    preg_match('/^Sec-WebSocket-Key: *(\S+)/mi', $request, $key);
    preg_match('/^Sec-WebSocket-Protocol:.*?([^\s,]+)\s*$/mi', $request, $protocol);
    return strtr(base64_decode($order['answer']), [
        '{accept}' => base64_encode(sha1(($key[1] ?? '') . GUID, true)),
        '{protocol}' => $protocol[1] ?? '',
        '{request}' => forms()[$order['form']]($request),
    ]);
}

$listener = stream_socket_server('tcp://127.0.0.1:0');
[, $port] = explode(':', (string) stream_socket_get_name($listener, false));
echo json_encode(['port' => (int) $port]), "\n";
stream_set_blocking(STDIN, false);

$order = ['answer' => '', 'form' => 'raw'];
$orders = '';
$open = [];
$requests = [];
while (true) {
    $read = [STDIN, $listener, ...array_values($open)];
    $none = null;
    if (!stream_select($read, $none, $none, 60)) {
        exit(0);
    }
    // First: an order is written before the connection that it is for is made.
    if (in_array(STDIN, $read, true)) {
        while (($bytes = (string) fread(STDIN, 65536)) !== '') {
            $orders .= $bytes;
        }
        if (feof(STDIN)) {
            exit(0);
        }
        $lines = explode("\n", $orders);
        $orders = array_pop($lines);
        $last = end($lines);
        $order = $last === false ? $order : json_decode($last, true);
    }
    foreach ($read as $stream) {
        if ($stream === STDIN) {
            continue;
        }
        if ($stream === $listener) {
            $client = @stream_socket_accept($listener, 0);
            if ($client !== false) {
                stream_set_blocking($client, false);
                $open[(int) $client] = $client;
                $requests[(int) $client] = '';
            }
            continue;
        }
        $id = (int) $stream;
        $bytes = (string) @fread($stream, 65536);
        // After an answer whatever comes is the end: it is a close frame, or nobody waits for more.
        $ended = $bytes === '' || $requests[$id] === null;
        if (!$ended) {
            $requests[$id] .= $bytes;
            // The greeting of TLS is no request, and gets the answer too.
            if (str_contains($requests[$id], "\r\n\r\n") || $requests[$id][0] === "\x16") {
                stream_set_blocking($stream, true);
                $answer = answer($order, $requests[$id]);
                $ended = !str_starts_with($answer, 'HTTP/1.1 101 ') || str_ends_with($answer, 'END');
                @fwrite($stream, preg_replace('/END$/D', '', $answer));
                $requests[$id] = null;
            }
        }
        if ($ended) {
            @stream_socket_shutdown($stream, STREAM_SHUT_WR);
            fclose($stream);
            unset($open[$id], $requests[$id]);
        }
    }
}
