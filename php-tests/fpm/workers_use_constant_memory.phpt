--TEST--
Four workers of php-fpm serve 2,000 connections, some of which fail, without more memory or descriptors
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
if (!is_file('/proc/self/smaps_rollup')) die('skip needs /proc/self/smaps_rollup');
skip_unless_fpm();
?>
--FILE--
<?php
require __DIR__ . '/pool.inc';

const REQUESTS = 2000;
$fpm = php_fpm(4);
$peer = Peer::echo(true);
$closed = Peer::closedPort();
$ca = pki() . '/ca.pem';
$plain = ['URL' => $peer->url('/echo'), 'CAFILE' => $ca];
$tls = ['URL' => $peer->tlsUrl('/echo'), 'CAFILE' => $ca];
// Half of them wss; a fifth fails.
$kinds = [$plain, $tls, $plain, $tls, $plain, $tls, $plain, $tls,
    ['URL' => $closed->url('/'), 'CAFILE' => $ca],
    ['URL' => $peer->tlsUrl('/echo'), 'CAFILE' => pki() . '/other-ca.pem']];

$underWay = $answers = [];
for ($sent = 0; count($answers) < REQUESTS; ) {
    while (count($underWay) < 4 && $sent < REQUESTS) {
        $close = ['CLOSE' => $sent % 20 < 10 ? 'yes' : 'no'];
        $underWay[] = new FastCgi($fpm->port, __DIR__ . '/connect.inc', $kinds[$sent++ % 10] + $close);
    }
    $ended = [];
    FastCgi::wait($underWay, 20.0, function () use ($underWay, &$ended): bool {
        return [] !== $ended = array_filter($underWay, fn (FastCgi $request) => $request->ended);
    });
    foreach ($ended as $request) {
        $answers[] = json_decode($request->body, true)
            ?? throw new RuntimeException("no JSON: $request->body $request->errors");
    }
    $underWay = array_diff_key($underWay, $ended);
}

$outcomes = array_count_values(array_column($answers, 'outcome'));
ksort($outcomes);
foreach ($outcomes as $outcome => $times) {
    echo "$outcome $times\n";
}
$workers = array_unique(array_column($answers, 'pid'));
echo count($workers), " workers\n";
$of = fn (array $answers, int $worker) => array_filter($answers, fn (array $answer) => $answer['pid'] === $worker);
foreach ($workers as $worker) {
    $all = $of($answers, $worker);
    $first = $of(array_slice($answers, 0, 100), $worker);
    $last = array_slice($all, -25);
    // KiB of memory: as many as this, and 500 requests would have left half a KiB each.
    foreach (['descriptors' => 0, 'memory' => 256] as $what => $bound) {
        $more = max(array_column($last, $what)) - max(array_column($first, $what));
        echo $more <= $bound ? "  $what flat," : "  $what: $more more than in the first hundred,";
    }
    $resumed = array_column(array_filter($all, fn (array $answer) => $answer['resumed'] !== null), 'resumed');
    echo '  sessions not resumed: ', count(array_keys($resumed, false, true)), "\n";
}
?>
--EXPECT--
hello 1600
tcp.refused 200
tls.certificate.unknown_issuer 200
4 workers
  descriptors flat,  memory flat,  sessions not resumed: 1
  descriptors flat,  memory flat,  sessions not resumed: 1
  descriptors flat,  memory flat,  sessions not resumed: 1
  descriptors flat,  memory flat,  sessions not resumed: 1
