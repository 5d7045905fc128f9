--TEST--
examples/devtools.php takes a screenshot over Chromium's DevTools
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_server('chromium');
if (getenv('WSCLIENT_TEST_VALGRIND')) {
    die('skip chromium is not run under valgrind');
}
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/example.inc';

$peer = Peer::program('chromium_devtools');
$file = sys_get_temp_dir() . '/wsclient-devtools-' . getmypid() . '.png';
$page = 'data:text/html,<title>A page</title><body style="background:teal">';
// It keeps the connection open, so PHP's own HTTP client would wait for its end.
$http = stream_socket_client("tcp://127.0.0.1:$peer->port");
fwrite($http, "GET /json HTTP/1.1\r\nHost: 127.0.0.1:$peer->port\r\n\r\n");
for ($answer = ''; !preg_match('~"webSocketDebuggerUrl": "(.*?)"~', $answer, $found); ) {
    $answer .= fread($http, 8192) ?: throw new RuntimeException("no page: $answer");
}
$example = new Example('devtools.php', $found[1], $page, $file);
echo preg_replace('/\d+ bytes in .*/', '… bytes', $example->output()), "\n";
[$width, $height] = getimagesize($file);
var_dump($width >= 300 && $height >= 300, substr((string) file_get_contents($file), 1, 3));
unlink($file);
?>
--EXPECT--
A page: … bytes
bool(true)
string(3) "PNG"
