<?php
// The machine that figures are from: processor, caches, kernel.
declare(strict_types=1);

/** @return array{processor: string, cores: int, caches: string, memory: string, kernel: string} */
function machine(): array
{
    $found = static fn (string $pattern, string $file): string =>
        preg_match($pattern, (string) @file_get_contents($file), $match) ? trim($match[1]) : '';
    $processor = $found('/^model name\s*:\s*(.+)$/m', '/proc/cpuinfo') ?: php_uname('m');
    // A virtual machine may hide the name; family and model still say which kind it is.
    $number = array_map(
        static fn (string $name): string => $found("/^$name\\s*:\\s*(\\d+)\$/m", '/proc/cpuinfo'),
        ['cpu family', 'model', 'stepping'],
    );
    if ($number[0] !== '') {
        $processor .= " (family $number[0], model $number[1], stepping $number[2])";
    }
    $caches = [];
    foreach (glob('/sys/devices/system/cpu/cpu0/cache/index*') ?: [] as $folder) {
        [$level, $type, $size] = array_map(
            static fn (string $name): string => trim((string) @file_get_contents("$folder/$name")),
            ['level', 'type', 'size'],
        );
        $caches[] = "L$level" . (['Data' => 'd', 'Instruction' => 'i'][$type] ?? '') . " $size";
    }
    $kib = (int) $found('/^MemTotal:\s*(\d+) kB$/m', '/proc/meminfo');
    return [
        'processor' => $processor,
        'cores' => max(1, preg_match_all('/^processor\s*:/m', (string) @file_get_contents('/proc/cpuinfo'))),
        'caches' => $caches === [] ? 'sizes of the caches unknown' : implode(', ', $caches),
        'memory' => sprintf('%.0f GiB', $kib / 1048576),
        'kernel' => php_uname('s') . ' ' . php_uname('r'),
    ];
}

/** What other programs may do to the figures; empty on a quiet machine. */
function disturbance(): string
{
    $load = sys_getloadavg()[0] ?? 0.0;
    return $load < 0.5 ? '' : sprintf("the load was %.1f before the start: other programs run, so the figures are noisy\n", $load);
}

/** The cores that this process may use. @return list<int> */
function allowed_cores(): array
{
    $list = preg_match('/^Cpus_allowed_list:\s*(\S+)/m', (string) @file_get_contents('/proc/self/status'), $found)
        ? $found[1] : '';
    $cores = [];
    foreach (array_filter(explode(',', $list), 'strlen') as $range) {
        [$first, $last] = explode('-', $range) + [1 => $range];
        array_push($cores, ...range((int) $first, (int) $last));
    }
    return $cores;
}

/** The words in front of a command that pin it to a core; none if there is nothing to pin with. @return list<string> */
function pinned_to(?int $core): array
{
    static $taskset;
    $taskset ??= trim((string) shell_exec('command -v taskset'));
    return $core === null || $taskset === '' ? [] : [$taskset, '-c', (string) $core];
}
