<?php
// Compares wsclient's verdict on each certificate chain with what it has to be, and with other clients.
//
// run.php checks and prints a table; run.php --docs prints the table for docs/tls.md.
// WSCLIENT_VERIFY_GO names the compiled verify.go; without it the column is left out. A row passes if
// wsclient does what it has to, and each other client does the same or has a reason not to. The last
// line has the figures.
declare(strict_types=1);

require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/differences.inc';

const OTHERS = ['php', 'curl', 'python', 'go'];

/** How long all cases may take one client, in seconds. */
const PATIENCE = 120.0;

/** @return array<string, list<string>> the command of each client that is there */
function verifiers(string $extension): array
{
    $own = [PHP_BINARY, '-n'];
    $commands = [
        'wsclient' => [...$own, '-d', "extension=$extension", __DIR__ . '/wsclient.php'],
        'php' => [...$own, __DIR__ . '/verify.php'],
        'curl' => [...$own, __DIR__ . '/verify_curl.php'],
        'python' => [is_executable('/usr/bin/python3') ? '/usr/bin/python3' : 'python3', __DIR__ . '/verify.py'],
        'go' => [(string) getenv('WSCLIENT_VERIFY_GO')],
    ];
    $missing = [
        'php' => !extension_loaded('openssl'),
        'curl' => shell_exec('command -v curl') === null,
        'python' => shell_exec('command -v ' . $commands['python'][0]) === null,
        'go' => !is_executable($commands['go'][0]),
    ];
    foreach (array_keys(array_filter($missing)) as $name) {
        echo "chains: $name is not there, so its column is left out\n";
        unset($commands[$name]);
    }
    return $commands;
}

/**
 * Runs all clients at the same time.
 *
 * @param array<string, list<string>> $commands
 * @return array<string, array<string, array>> client => case => what it says
 */
function verdicts(array $commands, string $folder): array
{
    $running = [];
    foreach ($commands as $name => $command) {
        $streams = [['file', '/dev/null', 'r'], ['file', "$folder/$name.out", 'w'], ['file', "$folder/$name.err", 'w']];
        $running[$name] = proc_open([...$command, $folder], $streams, $pipes);
    }
    $verdicts = [];
    $deadline = microtime(true) + PATIENCE;
    foreach ($running as $name => $process) {
        while (proc_get_status($process)['running'] && microtime(true) < $deadline) {
            usleep(10_000);
        }
        proc_terminate($process, 9);
        proc_close($process);
        $verdicts[$name] = [];
        foreach (file("$folder/$name.out") as $line) {
            $line = json_decode($line, true);
            if (is_array($line)) {
                $verdicts[$name][$line['id']] = $line;
            }
        }
        if ($verdicts[$name] === []) {
            echo "chains: $name says nothing: ", trim((string) file_get_contents("$folder/$name.err")), "\n";
        }
    }
    return $verdicts;
}

/**
 * What is wrong with one row; null if nothing is.
 *
 * @param array<string, array> $seen client => what it says of the case
 */
function fault(array $case, array $seen): ?string
{
    $own = $seen['wsclient'] ?? null;
    if ($own === null) {
        return 'wsclient gave no verdict';
    }
    if ($own['verdict'] !== $case['expected']) {
        return trim("wsclient: $own[verdict] " . ($own['code'] ?? '') . ", expected: $case[expected] $case[code]");
    }
    if ($case['code'] !== null && $own['code'] !== $case['code']) {
        return "wsclient: $own[code], expected: $case[code]";
    }
    $unexplained = [];
    foreach (OTHERS as $name) {
        $verdict = $seen[$name]['verdict'] ?? '-';
        if ($verdict !== '-' && $verdict !== $case['expected'] && !isset($case['differs'][$name])) {
            $unexplained[] = "$name: $verdict " . ($seen[$name]['detail'] ?? '');
        }
    }
    return $unexplained === [] ? null : 'without a reason, ' . trim(implode('; ', $unexplained));
}

/** One line: a client that differs with a reason has a * behind its verdict. */
function row(array $case, array $seen, array $clients): string
{
    $code = preg_replace('/^tls\.certificate\./', '', $seen['wsclient']['code'] ?? $seen['wsclient']['verdict'] ?? '?');
    $line = sprintf('%3d %-48s %-26s %-8s %-20s', $case['number'], $case['id'], $case['rule'], $case['expected'], $code);
    foreach (array_intersect(OTHERS, $clients) as $name) {
        $verdict = $seen[$name]['verdict'] ?? '?';
        $differs = $verdict !== '-' && $verdict !== $case['expected'];
        $line .= sprintf(' %-9s', $verdict . ($differs ? (isset($case['differs'][$name]) ? '*' : '!') : ''));
    }
    return rtrim($line);
}

/** Prints what differed, by its reason. */
function print_reasons(array $cases, array $verdicts): void
{
    $counts = [];
    foreach ($cases as $case) {
        foreach ($case['differs'] as $name => $reason) {
            $verdict = $verdicts[$name][$case['id']]['verdict'] ?? '-';
            if ($verdict !== '-' && $verdict !== $case['expected']) {
                $counts[$reason][$name] = ($counts[$reason][$name] ?? 0) + 1;
            }
        }
    }
    echo "\nexplained differences:\n";
    foreach ($counts as $reason => $names) {
        $list = array_map(fn ($name) => isset($names[$name]) ? "$name $names[$name]" : '', OTHERS);
        printf("%-36s %s\n", implode(' ', array_filter($list)), $reason);
    }
}

function is_block_fresh(array $cases): bool
{
    $page = (string) file_get_contents(repository() . '/docs/tls.md');
    if (block_of($page) === differences_table($cases)) {
        return true;
    }
    echo "docs/tls.md: the table of differences is not that of the cases; replace it by the output of scripts/chains.sh --docs\n";
    return false;
}

function main(array $arguments): int
{
    $folder = sys_get_temp_dir() . '/wsclient-chains.' . getmypid();
    mkdir($folder, 0700);
    register_shutdown_function(fn () => exec('rm -rf ' . escapeshellarg($folder)));
    $server = Peer::chains($folder);
    $cases = json_decode(file_get_contents("$folder/cases.json"), true);
    if ($arguments === ['--docs']) {
        echo differences_table($cases);
        return 0;
    }
    $verdicts = verdicts(verifiers(repository() . '/modules/wsclient.so'), $folder);
    $server->stop();

    $count = ['passed' => 0, 'failed' => 0, 'skipped' => 0];
    $faults = [];
    foreach ($cases as $case) {
        if ($case['port'] === null) {
            $count['skipped']++;
            continue;
        }
        $seen = array_filter(array_map(fn ($of) => $of[$case['id']] ?? null, $verdicts));
        $fault = fault($case, $seen);
        $count[$fault === null ? 'passed' : 'failed']++;
        echo row($case, $seen, array_keys($verdicts)), "\n";
        if ($fault !== null) {
            $faults[] = "$case[number] $case[id]: $fault";
        }
    }
    print_reasons($cases, $verdicts);
    // A machine that cannot make a case lists it nevertheless, so the table is the same on all.
    $count[is_block_fresh($cases) ? 'passed' : 'failed']++;
    if ($faults !== []) {
        echo "\nfailed:\n", implode("\n", $faults), "\n";
    }
    echo "chains: $count[passed] passed, $count[failed] failed, $count[skipped] skipped\n";
    return $count['failed'] === 0 ? 0 : 1;
}

exit(main(array_slice($argv, 1)));
