<?php
// Starts the peers, runs the embedded program (threads.c) and counts: run.php PROGRAM EXTENSION.
//
// The last line has the figures. Leaks that a debug engine reports are failures.
declare(strict_types=1);

require __DIR__ . '/../../support/peer.inc';

const THREADS = 8;
const REQUESTS = 500;
const STARTS = 20;

/** How long the program may take, in seconds. */
const PATIENCE = 300;

[, $program, $extension] = $argv;
$peer = Peer::testserver('echo', '--tls', pki(), '--cert', 'good', '--lifetime', (string) PATIENCE);
$closed = Peer::testserver('closed-port', '--lifetime', (string) PATIENCE);
$environment = ['EMBED_PEERS' => json_encode([
    'ws' => $peer->url('/echo'),
    'wss' => $peer->tlsUrl('/echo'),
    'closed' => $closed->url(),
    'pki' => pki(),
])];
$ini = tempnam(sys_get_temp_dir(), 'wsclient-embed');
file_put_contents($ini, "extension=$extension\ndisplay_errors=1\nhtml_errors=0\n");
$errors = tmpfile();
// Should this script be killed, timeout still ends the program.
$command = ['timeout', (string) PATIENCE, $program, $ini, __DIR__ . '/request.inc', (string) THREADS,
    (string) REQUESTS, (string) STARTS];
$process = proc_open($command, [['file', '/dev/null', 'r'], ['pipe', 'w'], $errors], $pipes, null, $environment + getenv());
$output = stream_get_contents($pipes[1]);
$status = proc_close($process);
unlink($ini);

fseek($errors, 0, SEEK_END);
$errors = (string) stream_get_contents($errors, null, 0);
$passed = preg_match_all('/^passed /m', $output);
$failures = preg_grep('/^passed /', explode("\n", trim($output)), PREG_GREP_INVERT);
if ($status !== 0) {
    // 124: its time was over; 128 and more: a signal.
    $failures[] = "failed program: exit status $status";
}
preg_match_all('/^.*(?:Freeing 0x|memory leaks detected|still in use).*$/mi', $errors, $leaks);
$leaks[0] === [] ? $passed++ : $failures[] = 'failed leaks: ' . count($leaks[0]) . ' lines of the engine';
echo $failures === [] ? '' : implode("\n", $failures) . "\n" . substr($errors, -20000) . "\n";
printf("embed: %d passed, %d failed, 0 skipped\n", $passed, count($failures));
exit($failures === [] ? 0 : 1);
