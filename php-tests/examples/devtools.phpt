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
$example = new Example('devtools.php', (string) $peer->port, $page, $file);
echo preg_replace('/\d+ bytes in .*/', '… bytes', $example->output()), "\n";
[$width, $height] = getimagesize($file);
var_dump($width >= 300 && $height >= 300, substr((string) file_get_contents($file), 1, 3));
unlink($file);
?>
--EXPECT--
A page: … bytes
bool(true)
string(3) "PNG"
