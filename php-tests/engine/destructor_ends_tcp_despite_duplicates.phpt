--TEST--
The destructor ends TCP although a stream of getStream(), or a forked child, still has the descriptor
--EXTENSIONS--
wsclient
pcntl
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';

/** The server tells what it got once it has seen the end of TCP. */
function opened(Peer $peer): WsClient
{
    return new WsClient($peer->url());
}

foreach (['nobody', 'a stream', 'a child'] as $holder) {
    echo "$holder has it too\n";
    $peer = Peer::script('101', 'frame', 'until-eof', 'transcript');
    $ws = opened($peer);
    $stream = $child = null;
    [$ours, $childs] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    if ($holder === 'a stream') {
        $stream = $ws->getStream();
    }
    if ($holder === 'a child' && ($child = pcntl_fork()) === 0) {
        fclose($ours);
        fread($childs, 1);
        exit;
    }
    fclose($childs);
    unset($ws);
    show_frames($peer);
    fclose($ours);
    if ($child !== null) {
        pcntl_waitpid($child, $status);
        echo pcntl_wexitstatus($status), "\n";
    }
}
?>
--EXPECT--
nobody has it too
the server got Close 1001
a stream has it too
the server got Close 1001
a child has it too
the server got Close 1001
0
