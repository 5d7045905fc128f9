--TEST--
bin/wsdoctor: colour on a terminal only, and not with NO_COLOR
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
if (@proc_open(["true"], [["pty"]], $pipes) === false) {
    die("skip this PHP has no pseudo-terminals");
}
?>
--FILE--
<?php
require __DIR__ . '/../support/diagnose.inc';

/** Runs it with a terminal as its standard output. */
function on_a_terminal(array $arguments, array $environment): string
{
    $php = [getenv('TEST_PHP_EXECUTABLE') ?: PHP_BINARY, '-n', '-d', 'extension=' . loaded_extension()];
    $command = [...$php, repository() . '/bin/wsdoctor', ...$arguments];
    $process = proc_open($command, [['file', '/dev/null', 'r'], ['pty'], ['pty']], $pipes, null, $environment + getenv());
    $output = '';
    // The end of a pty is an error to its reader.
    while (($bytes = @fread($pipes[1], 8192)) !== false && $bytes !== '') {
        $output .= $bytes;
    }
    proc_close($process);
    return $output;
}

$peer = Peer::closedPort();
$url = $peer->url();
$colour = fn (string $text) => var_dump(str_contains($text, "\e["), str_contains($text, 'tcp.refused'));
$colour(on_a_terminal([$url], ['NO_COLOR' => '']));
$colour(on_a_terminal([$url], ['NO_COLOR' => '1']));
$colour(wsdoctor([$url], ['NO_COLOR' => ''])[1]);
?>
--EXPECTF--
bool(true)
bool(true)
bool(false)
bool(true)
bool(false)
bool(true)
