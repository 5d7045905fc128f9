<?php
// Attacks the extension with generated PHP scripts against a peer that misbehaves; the last line has the figures.
//
// run.php [--seconds N] [--scripts N] [--seed FIRST] [--only SEED] [--keep FOLDER] [--valgrind]: seeds count up
// from FIRST, until the time or the number is over. --only prints one script and its output. WSCLIENT_EXTENSION
// names the extension.
declare(strict_types=1);

require __DIR__ . '/../../support/places.inc';
require __DIR__ . '/random_source.php';
require __DIR__ . '/script.php';
require __DIR__ . '/values.php';
require __DIR__ . '/calls.php';
require __DIR__ . '/engine_operations.php';
require __DIR__ . '/generator.php';
require __DIR__ . '/child.php';
require __DIR__ . '/judge.php';
require __DIR__ . '/shrink.php';

/** Scripts that run at the same time. */
const AT_ONCE = 2;

/** How long shrinking one find may take, in seconds, and how many finds of one kind are shrunk and shown. */
const SHRINKING = 60.0;
const SHOWN_OF_A_KIND = 3;

final class Fuzzer
{
    private int $passed = 0;
    /** @var array<string, int> finds by kind */
    private array $finds = [];
    private int $number = 0;

    public function __construct(private readonly Runner $runner, private readonly array $places, private readonly ?string $keep) {}

    public function only(int $seed): void
    {
        $script = $this->script($seed);
        $outcome = $this->outcome($script);
        $kind = Judge::find($script, $outcome);
        echo $script->source(), "\n", $outcome->output, "\nexit status $outcome->status, signal $outcome->signal\n";
        $this->count($kind);
        echo $kind === null ? '' : "find: $kind\n";
    }

    public function loop(int $first, int $scripts, float $seconds): void
    {
        $deadline = microtime(true) + $seconds;
        $seed = $first;
        $running = [];
        while ($running !== [] || ($seed < $first + $scripts && microtime(true) < $deadline)) {
            while (count($running) < AT_ONCE && $seed < $first + $scripts && microtime(true) < $deadline) {
                $running[] = $this->start($this->script($seed++));
            }
            foreach ($running as $number => $child) {
                $outcome = $child->outcome();
                if ($outcome === null) {
                    continue;
                }
                unset($running[$number]);
                $kind = Judge::find($child->script, $outcome);
                if ($kind !== null) {
                    $kind = $this->confirmed($child->script, $kind);
                }
                $this->count($kind);
                if ($kind !== null && $this->finds[$kind] <= SHOWN_OF_A_KIND) {
                    $this->show($child->script, $outcome, $kind);
                }
            }
            usleep(1000);
        }
    }

    public function summary(): int
    {
        foreach ($this->finds as $kind => $count) {
            echo "fuzz-php: $count of kind \"$kind\"\n";
        }
        $failed = array_sum($this->finds);
        echo "fuzzphp: $this->passed passed, $failed failed, 0 skipped\n";
        return $failed === 0 ? 0 : 1;
    }

    private function script(int $seed): Script
    {
        return (new ScriptGenerator($seed, $this->places))->script();
    }

    private function start(Script $script): Child
    {
        return new Child($script, $this->runner, $this->runner->folder . '/' . $this->number++);
    }

    private function outcome(Script $script): Outcome
    {
        $child = $this->start($script);
        while (($outcome = $child->outcome()) === null) {
            usleep(1000);
        }
        return $outcome;
    }

    /**
     * A busy machine makes a call late, and processes that write at the same time tear each other's lines: only
     * what comes again, without others beside it, is a find.
     */
    private function confirmed(Script $script, string $kind): ?string
    {
        if ($kind === 'hang' || str_starts_with($kind, 'over ') || str_starts_with($kind, 'fatal ')) {
            return Judge::find($script, $this->outcome($script));
        }
        return $kind;
    }

    private function count(?string $kind): void
    {
        if ($kind === null) {
            $this->passed++;
        } else {
            $this->finds[$kind] = ($this->finds[$kind] ?? 0) + 1;
        }
    }

    private function show(Script $script, Outcome $outcome, string $kind): void
    {
        $last = $outcome;
        $find = function (Script $smaller) use (&$last, $kind): ?string {
            $outcome = $this->outcome($smaller);
            $found = Judge::find($smaller, $outcome);
            $last = $found === $kind ? $outcome : $last;
            return $found;
        };
        $again = $find($script) === $kind || $find($script) === $kind || $find($script) === $kind;
        $small = $again ? (new Shrinker($find, $kind, microtime(true) + SHRINKING))->shrink($script) : $script;
        $output = strlen($last->output) > 4000 ? substr($last->output, 0, 2000) . "\n[...]\n" . substr($last->output, -2000) : $last->output;
        echo "fuzz-php: seed $script->seed, $kind", $again ? '' : ', not again in three runs', "\n", $small->source(), "---- output, exit status $last->status, signal $last->signal:\n$output\n----\n";
        if ($this->keep !== null) {
            file_put_contents("$this->keep/$script->seed.php", $small->source());
            file_put_contents("$this->keep/$script->seed.whole.php", $script->source());
            file_put_contents("$this->keep/$script->seed.out", "$kind\n$last->output");
        }
    }
}

function main(array $arguments): int
{
    $options = ['--seconds' => null, '--scripts' => null, '--seed' => '1', '--only' => null, '--keep' => null, '--valgrind' => null];
    while ($arguments !== []) {
        $name = array_shift($arguments);
        if (!array_key_exists($name, $options) || ($name !== '--valgrind' && $arguments === [])) {
            fwrite(STDERR, "error: $name is no option, or needs a value\n");
            return 2;
        }
        $options[$name] = $name === '--valgrind' ? '1' : array_shift($arguments);
    }
    $extension = (string) getenv('WSCLIENT_EXTENSION');
    $folder = sys_get_temp_dir() . '/wsclient-fuzz-php.' . getmypid();
    mkdir($folder, 0700);
    register_shutdown_function(fn () => exec('rm -rf ' . escapeshellarg($folder)));
    if ($options['--keep'] !== null && !is_dir($options['--keep'])) {
        mkdir($options['--keep'], 0777, true);
    }
    // It ends when the pipe to its stdin does, so also when this process is killed.
    $peer = proc_open([PHP_BINARY, '-n', '-d', 'display_errors=stderr', '-d', 'memory_limit=1G', __DIR__ . '/peer.php', pki()], [['pipe', 'r'], ['pipe', 'w'], STDERR], $pipes);
    $places = json_decode((string) fgets($pipes[1]), true) ?? throw new RuntimeException('the peer did not start');
    $fuzzer = new Fuzzer(new Runner($extension, $places, $folder, $options['--valgrind'] !== null), $places, $options['--keep']);
    if ($options['--only'] !== null) {
        $fuzzer->only((int) $options['--only']);
    } else {
        $seconds = $options['--seconds'] ?? ($options['--scripts'] === null ? '60' : null);
        $fuzzer->loop((int) $options['--seed'], (int) ($options['--scripts'] ?? PHP_INT_MAX >> 1), $seconds === null ? INF : (float) $seconds);
    }
    $alive = proc_get_status($peer)['running'];
    fclose($pipes[0]);
    proc_close($peer);
    if (!$alive) {
        echo "fuzz-php: the peer ended before its time\n";
    }
    return max($fuzzer->summary(), (int) !$alive);
}

exit(main(array_slice($argv, 1)));
