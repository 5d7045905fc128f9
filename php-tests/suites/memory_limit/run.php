<?php
// The memory test: programs that receive under memory_limit, with all calls and in all forms of messages.
//
// run.php                 selections in which each two values of two axes meet
// run.php --seed NUMBER   other such selections
// run.php --all           all combinations, which takes hours
// run.php --only CASE     one case, with its output: LIMIT/SIZE/CALL/TYPE/DEFLATE/FRAGMENTS/SCHEME/KEEPS, see cases.inc
// Two cases run at the same time. A fatal error is a failure, as is a message that is lost without an exception.
// The last line has the figures.
declare(strict_types=1);

use Random\Engine\Mt19937;
use Random\Randomizer;

require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/cases.inc';

const PROCESSES = 2;

/** How many selections one seed makes. */
const SELECTIONS = 2;

/** How long one case may take, in seconds. */
const LONGEST = 120;

/** A server serves so many cases. */
const CASES_PER_SERVER = 300;

/** How often a case may fail for a fatal error on a line of the program: near the limit that is a matter of luck. */
const TRIES = 3;

/** The limit itself is tried out in each so manieth case, since that is a fatal error. */
const BEYOND_EACH = 16;

const PROGRAM = __DIR__ . '/client.php';

/** One case while it runs. */
final class Run
{
    /** @var resource */
    public $output;
    /** @var resource */
    private $process;
    private string $text = '';

    public function __construct(
        public readonly MemoryCase $case,
        public readonly bool $goesBeyond,
        Peer $server,
        public readonly int $try = 1,
    ) {
        $url = $case->values['scheme'] === 'wss' ? $server->tlsUrl('') : $server->url('');
        $settings = json_encode($case->settings() + ['goesBeyond' => $goesBeyond]);
        $extension = (string) getenv('WSCLIENT_EXTENSION') ?: repository() . '/modules/wsclient.so';
        $options = ["extension=$extension", "memory_limit={$case->values['limit']}M", 'display_errors=1', 'html_errors=0'];
        $command = ['timeout', '-s', 'KILL', (string) LONGEST, PHP_BINARY, '-n'];
        foreach ($options as $option) {
            array_push($command, '-d', $option);
        }
        array_push($command, PROGRAM, $url, pki() . '/ca.pem', $settings);
        $streams = [['file', '/dev/null', 'r'], ['pipe', 'w'], ['redirect', 1]];
        $this->process = proc_open($command, $streams, $pipes);
        $this->output = $pipes[1];
        stream_set_blocking($this->output, false);
    }

    /** Reads what is there; whether the case has ended. */
    public function hasEnded(): bool
    {
        $this->text .= stream_get_contents($this->output);
        return feof($this->output);
    }

    /** What it printed and, unless it is 0, its exit status. */
    public function output(): string
    {
        fclose($this->output);
        $status = proc_close($this->process);
        return trim($this->text) . ($status === 0 ? '' : "\nexit status $status");
    }
}

/** What is wrong with the output of a case; null: nothing; '': the program itself had no memory. */
function fault(string $output, bool $goesBeyond): ?string
{
    static $lines = null;
    $lines ??= file(PROGRAM);
    $isOk = (bool) preg_match('/^ok /m', $output);
    if (preg_match('/Allowed memory size .* \(tried to allocate (\d+) bytes\) in .* on line (\d+)/', $output, $fatal)) {
        $line = trim($lines[$fatal[2] - 1]);
        return match (true) {
            str_ends_with($line, '// beyond') => $isOk && $goesBeyond ? null : $output,
            str_ends_with($line, '// receives') => "fatal error, $fatal[1] bytes: $line",
            default => '',
        };
    }
    if (preg_match('/^fault: (.*)/m', $output, $found)) {
        return $found[1];
    }
    return $isOk && !str_contains($output, 'exit status') && !$goesBeyond ? null : $output;
}

/**
 * Runs the cases, and prints those that fail and how the others ended.
 *
 * @param iterable<MemoryCase> $cases
 * @return array{passed: int, failed: int}
 */
function run_all(iterable $cases, bool $isVerbose): array
{
    $cases = (fn () => yield from $cases)();
    $count = ['passed' => 0, 'failed' => 0];
    $ends = [];
    $running = $again = [];
    $started = 0;
    $server = null;
    while (true) {
        while (count($running) < PROCESSES && ($again !== [] || $cases->valid())) {
            if ($again !== []) {
                $running[] = array_pop($again)($server);
                continue;
            }
            if ($started % CASES_PER_SERVER === 0 && $running === []) {
                $server = Peer::testserver('echo', '--tls', pki(), '--cert', 'good', '--lifetime', '3600');
            } elseif ($started % CASES_PER_SERVER === 0) {
                // The others end on the server that they know.
                break;
            }
            $running[] = new Run($cases->current(), ++$started % BEYOND_EACH === 0, $server);
            $cases->next();
        }
        if ($running === []) {
            break;
        }
        $read = array_map(fn (Run $run) => $run->output, $running);
        $none = null;
        stream_select($read, $none, $none, null);
        foreach (array_intersect_key($running, $read) as $key => $run) {
            if (!$run->hasEnded()) {
                continue;
            }
            unset($running[$key]);
            $output = $run->output();
            $fault = fault($output, $run->goesBeyond);
            if ($fault === '' && $run->try < TRIES) {
                $again[] = fn (Peer $server) => new Run($run->case, $run->goesBeyond, $server, $run->try + 1);
                continue;
            }
            $count[$fault === null ? 'passed' : 'failed']++;
            if ($fault !== null) {
                echo $run->case->name(), ': ', $fault === '' ? "$output (in each of " . TRIES . ' tries)' : $fault, "\n";
            }
            if ($fault === null && preg_match('/^ok (.*?):.* (0)?\d* exceptions$/m', $output, $found)) {
                $end = $found[1] . (isset($found[2]) ? '' : ' after exceptions');
                $ends[$end] = ($ends[$end] ?? 0) + 1;
            }
            if ($isVerbose) {
                echo json_encode($run->case->settings()), "\n$output\n";
            }
        }
    }
    foreach ($ends as $end => $number) {
        echo "memorylimit: $number ended with: $end\n";
    }
    return $count;
}

/** @return array<string, MemoryCase> the same for the same seed */
function selected_cases(int $seed): array
{
    $random = new Randomizer(new Mt19937($seed));
    return array_merge(...array_map(fn () => pairwise_cases($random), range(1, SELECTIONS)));
}

function main(array $arguments): int
{
    $mode = $arguments[0] ?? '--seed';
    $value = $arguments[1] ?? '1';
    try {
        $cases = match ($mode) {
            '--seed' => selected_cases((int) $value),
            '--all' => all_cases(),
            '--only' => [MemoryCase::named($value)],
            default => throw new InvalidArgumentException("unknown option $mode: --all, --seed NUMBER or --only CASE"),
        };
    } catch (InvalidArgumentException $e) {
        echo "memorylimit: {$e->getMessage()}\n";
        return 2;
    }
    $count = run_all($cases, $mode === '--only');
    echo "memorylimit: $count[passed] passed, $count[failed] failed, 0 skipped\n";
    return $count['failed'] === 0 ? 0 : 1;
}

exit(main(array_slice($argv, 1)));
