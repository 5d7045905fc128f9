<?php
// Measures how the cost of a message grows with its size, with the number of connections, and with its fragments.
declare(strict_types=1);

require __DIR__ . '/statistics.php';
require __DIR__ . '/machine.php';
require __DIR__ . '/servers.php';
require __DIR__ . '/sides.php';
require __DIR__ . '/versions.php';

/** All sides of these curves; raw leads, because it is what the kernel alone takes. */
const SIDES = ['raw', 'wsclient', 'tungstenite'];
const FRAGMENTED = 65536;

$given = getopt('', ['programs:', 'extension:', 'installed:', 'descriptors:', 'rounds:', 'seconds:', 'json:', 'quick']);
$quick = isset($given['quick']);
$rounds = (int) ($given['rounds'] ?? 3);
$seconds = (float) ($given['seconds'] ?? 0.1);

$cores = pinned_to(0) === [] ? [] : allowed_cores();
[$client_core, $server_core] = [$cores[0] ?? null, $cores[1] ?? null];
$cafile = (string) tempnam(sys_get_temp_dir(), 'wsclient-bench');
register_shutdown_function(static fn () => array_map(unlink(...), glob("$cafile*")));
$servers = new Servers("{$given['programs']}/bench-server", $given['installed'], $cafile, $server_core, $client_core);
// A message of 64 MiB is there more than once: sent, received, and the last one kept.
$ours = [PHP_BINARY, '-n', '-d', 'memory_limit=1G', '-d', "extension={$given['extension']}"];
$sides = new Sides($ours, "{$given['programs']}/bench-client", "{$given['programs']}/bench-count", $given['installed'],
    $server_core === null ? [] : pinned_to($client_core));

/** @return iterable<array{string, int, array<string, string|int|float>}> curve, place on it, and what a client is asked to do */
function points(bool $quick, int $descriptors): iterable
{
    $largest = $quick ? 1 << 16 : 1 << 26;
    for ($size = 16; $size <= $largest; $size *= 4) {
        $batch = max(1, min(1024, intdiv(1 << 20, $size)));
        yield ['receive', $size, ['work' => 'receive', 'path' => "/receive/$size/binary", 'size' => $size, 'batch' => $batch]];
        yield ['send', $size, ['work' => 'send', 'path' => '/send', 'size' => $size, 'batch' => $batch]];
        yield ['round trip', $size, ['work' => 'echo', 'path' => '/echo', 'size' => $size, 'batch' => min($batch, 16)]];
    }
    // The server runs at the same limit, and each has some other descriptors.
    $most = min($quick ? 10 : 10_000, $descriptors - 64);
    foreach (array_filter([1, 3, 10, 30, 100, 300, 1000, 3000, 10_000], static fn (int $count): bool => $count <= $most) as $count) {
        $words = ['path' => '/crowd', 'size' => 64, 'connections' => $count];
        yield ['one after the other', $count, ['work' => 'ring', 'batch' => 16] + $words];
        yield ['all at the same time', $count, ['work' => 'sweep', 'batch' => $count] + $words];
    }
    foreach ($quick ? [1, 10] : [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] as $count) {
        yield ['fragments', $count, ['work' => 'receive', 'path' => '/receive/' . FRAGMENTED . "/binary/$count",
            'size' => FRAGMENTED, 'fragments' => $count, 'batch' => 16]];
    }
}

$machine = machine();
printf("%s, %d cores; %s; %s; %s\n", ...array_values($machine));
echo disturbance();
printf("%d rounds of %.2f s each; nanoseconds for a message, medians\n", $rounds, $seconds);
printf("%-22s %12s %14s %14s %14s  %s\n", 'curve', 'at', ...[...SIDES, 'per byte (ours)']);
[$measured, $failed] = [[], 0];
foreach (points($quick, (int) ($given['descriptors'] ?? 1024)) as [$curve, $at, $words]) {
    $words = [
        'url' => "ws://127.0.0.1:{$servers->port('own', 'ws')}{$words['path']}",
        'kind' => 'binary',
        'seconds' => $seconds,
        'cafile' => $servers->cafile('own'),
    ] + array_diff_key($words, ['path' => '']);
    $samples = array_fill_keys(SIDES, []);
    $order = SIDES;
    for ($round = 0; $round < $rounds; $round++) {
        foreach ($order as $side) {
            try {
                $sample = $sides->run($side, $words);
                $samples[$side][] = $sample['seconds'] / $sample['count'];
            } catch (RuntimeException $error) {
                fwrite(STDERR, "$curve, $at: {$error->getMessage()}\n");
                $order = array_diff($order, [$side]);
                $failed++;
            }
        }
        $order = array_reverse($order);
    }
    $message = array_map(static fn (array $times): ?float => $times === [] ? null : median($times), $samples);
    $measured[] = ['curve' => $curve, 'at' => $at, 'size' => $words['size'], 'seconds' => $message];
    $number = static fn (?float $time): string => $time === null ? '-' : number_format($time * 1e9);
    printf("%-22s %12s %14s %14s %14s  %s\n", $curve, number_format($at), ...[
        ...array_map($number, array_values($message)),
        $message['wsclient'] === null ? '' : sprintf('%.3f', $message['wsclient'] * 1e9 / $words['size']),
    ]);
}
$servers->stop();
$known = new Versions($ours, $given['installed']);
if (isset($given['json'])) {
    file_put_contents($given['json'], json_encode([
        'schema' => 1,
        'machine' => $machine,
        'versions' => array_filter(array_combine(SIDES, array_map($known->of(...), SIDES))),
        'rounds' => $rounds,
        'seconds' => $seconds,
        'fragmented' => FRAGMENTED,
        'points' => $measured,
    ], JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR) . "\n") !== false || exit(1);
}
$quick && printf("scaling: %d passed, %d failed, 0 skipped\n", count($measured) * count(SIDES) - $failed, $failed);
exit($failed === 0 ? 0 : 1);
