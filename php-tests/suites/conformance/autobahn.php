<?php
// Runs all cases of the Autobahn test suite over one scheme: autobahn.php REPORTS ws|wss.
//
// Every verdict has to be OK, or INFORMATIONAL where RFC 6455 leaves it open; NON-STRICT counts as a
// failure. The last line has the figures.
declare(strict_types=1);

require __DIR__ . '/../../support/peer.inc';

use WsClient\MessageType;
use WsClient\TimeoutException;
use WsClient\WsClientException;

/** How long one case may take, and all of one scheme, in seconds. */
const CASE_PATIENCE = 60.0;
const RUN_PATIENCE = 900.0;

/** What the cases with compression need; without it they are left out, and counted as skipped. */
const COMPRESSED = ['12.*', '13.*'];

function has_compression(): bool
{
    $parameters = (new ReflectionMethod(WsClient::class, '__construct'))->getParameters();
    return in_array('compression', array_map(fn ($parameter) => $parameter->getName(), $parameters), true);
}

function connect(string $url): WsClient
{
    $arguments = ['tls' => ['cafile' => pki() . '/ca.pem']] + (has_compression() ? ['compression' => true] : []);
    return new WsClient($url, ...$arguments);
}

/** Sends back what comes until the connection ends; whether that was in time. */
function run_case(string $url, float $deadline): bool
{
    try {
        $ws = connect($url);
        while (($message = $ws->receiveMessage(max(0.0, $deadline - microtime(true)))) !== null) {
            $message->type === MessageType::Text ? $ws->send($message->payload) : $ws->sendBinary($message->payload);
        }
    } catch (TimeoutException) {
        return false;
    } catch (WsClientException) {
        // Most cases end so: the suite breaks the protocol. It judges what it sees of the client.
    }
    return true;
}

/**
 * Runs the cases that the server behind $base offers.
 *
 * @return array{int, list<int>} how many there are, and the indices of those that took too long
 */
function run_cases(string $base): array
{
    $count = (int) connect("$base/getCaseCount")->receive(10.0);
    $end = microtime(true) + RUN_PATIENCE;
    $late = [];
    for ($index = 1; $index <= $count && microtime(true) < $end; $index++) {
        $deadline = min($end, microtime(true) + CASE_PATIENCE);
        if (!run_case("$base/runCase?case=$index&agent=wsclient", $deadline)) {
            $late[] = $index;
        }
    }
    try {
        connect("$base/updateReports?agent=wsclient")->receive(10.0);
    } catch (WsClientException) {
        // The server ends with this request, with or without a closing handshake.
    }
    return [$count, $late];
}

/**
 * What is wrong with a verdict; null if nothing is.
 *
 * @param array<string, mixed> $verdict
 * @param list<int> $late
 */
function fault(array $verdict, array $late): ?string
{
    $faults = in_array($verdict['index'], $late, true) ? ['took longer than ' . CASE_PATIENCE . ' s'] : [];
    foreach (['behavior' => 'result', 'behaviorClose' => 'resultClose'] as $part => $words) {
        if (!in_array($verdict[$part], ['OK', 'INFORMATIONAL'], true)) {
            $faults[] = "$part $verdict[$part]: $verdict[$words]";
        }
    }
    return $faults === [] ? null : implode('; ', $faults);
}

/** @return array{int, int, int} passed, failed and skipped cases of one scheme */
function run_scheme(string $scheme, string $reports): array
{
    $left_out = has_compression() ? [] : COMPRESSED;
    $arguments = ['--reports', $reports];
    foreach ($left_out as $pattern) {
        array_push($arguments, '--exclude', $pattern);
    }
    $started = microtime(true);
    $suite = Peer::program('autobahn', $arguments);
    $front = $scheme === 'wss' ? Peer::proxy('haproxy', $suite->port, ['--mode', 'tcp'], 'good') : null;
    [$count, $late] = run_cases($front === null ? "ws://127.0.0.1:$suite->port" : "wss://localhost:$front->tlsPort");

    $verdicts = $suite->read();
    $informational = 0;
    // A case that was not run has no verdict.
    $failed = $count - count($verdicts);
    if ($failed !== 0 || $count === 0) {
        echo "$scheme: ", count($verdicts), " verdicts on $count cases\n";
        $failed = max(1, $failed);
    }
    foreach ($verdicts as $verdict) {
        $fault = fault($verdict, $late);
        if ($fault !== null) {
            $failed++;
            echo "$scheme: case $verdict[id] failed: $fault\n";
        } elseif (in_array('INFORMATIONAL', [$verdict['behavior'], $verdict['behaviorClose']], true)) {
            $informational++;
        }
    }
    $skipped = $suite->ready['cases'] - $count;
    $passed = max(0, $count - $failed);
    printf("%s: %d of %d cases as they should be, %d of them informational, %d left out, %.1f s; see %s/index.html\n",
        $scheme, $passed, $suite->ready['cases'], $informational, $skipped, microtime(true) - $started, $reports);
    return [$passed, $failed, $skipped];
}

if (!has_compression()) {
    echo 'left out, as WsClient has no argument compression: cases ', implode(' and ', COMPRESSED), "\n";
}
putenv('WSCLIENT_PEER_LIFETIME=' . (RUN_PATIENCE + CASE_PATIENCE));
$figures = run_scheme($argv[2], "$argv[1]/$argv[2]");
vprintf("conformance: %d passed, %d failed, %d skipped\n", $figures);
exit($figures[1] === 0 ? 0 : 1);
