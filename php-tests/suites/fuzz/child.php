<?php
// Runs generated scripts in PHP processes of their own, and ends those that do not end.
declare(strict_types=1);

final class Outcome
{
    public function __construct(
        public readonly string $output,
        public readonly int $status,
        public readonly int $signal,
        public readonly bool $hung,
    ) {}
}

/** One running script. */
final class Child
{
    /** @var resource */
    private $process;
    private readonly float $deadline;
    private readonly int $pid;

    public function __construct(public readonly Script $script, private readonly Runner $runner, private readonly string $base)
    {
        file_put_contents("$base.php", $script->source());
        $output = ['file', "$base.out", 'w'];
        $this->process = proc_open($runner->command($script, "$base.php"), [['file', '/dev/null', 'r'], $output, ['redirect', 1]], $pipes, sys_get_temp_dir(), $runner->environment);
        $this->pid = proc_get_status($this->process)['pid'];
        $this->deadline = microtime(true) + $runner->patience;
    }

    public function outcome(): ?Outcome
    {
        $status = proc_get_status($this->process);
        $hung = $status['running'] && microtime(true) > $this->deadline;
        if ($status['running'] && !$hung) {
            return null;
        }
        // The whole group: forked children outlive the script.
        exec("kill -KILL -- -$this->pid 2>/dev/null");
        proc_close($this->process);
        $output = (string) file_get_contents("$this->base.out");
        unlink("$this->base.php");
        unlink("$this->base.out");
        return new Outcome($output, $status['exitcode'], $status['signaled'] ? $status['termsig'] : 0, $hung);
    }
}

final class Runner
{
    /** @var array<string, string> */
    public readonly array $environment;
    /** How long a script may take, in seconds. */
    public readonly float $patience;

    /** @param array{ports: array<string, int>} $peer its ready line */
    public function __construct(private readonly string $extension, array $peer, public readonly string $folder, private readonly bool $valgrind)
    {
        $fifo = "$folder/fifo";
        exec('mkfifo -m 600 ' . escapeshellarg($fifo));
        $this->environment = [
            'WSCLIENT_FUZZ' => json_encode(['ports' => $peer['ports'], 'pki' => pki(), 'fifo' => $fifo]),
            'USE_ZEND_ALLOC' => $valgrind ? '0' : '1',
        ] + getenv();
        $this->patience = $valgrind ? 120.0 : 20.0;
    }

    /** @return list<string> */
    public function command(Script $script, string $file): array
    {
        $ini = $script->ini + [
            // Traces show whole arguments, so that one that is not hidden is seen.
            'zend.exception_ignore_args' => '0', 'zend.exception_string_param_max_len' => '100000', 'display_errors' => '1', 'log_errors' => '0',
            'error_reporting' => '-1', 'memory_limit' => '256M',
        ];
        $ini['auto_prepend_file'] = __DIR__ . '/runtime.php';
        if (isset($ini['open_basedir'])) {
            $ini['open_basedir'] .= ':' . __DIR__ . ':' . $this->folder;
        }
        $command = [PHP_BINARY, '-n'];
        foreach (self::extensions() as $extension) {
            array_push($command, '-d', $extension);
        }
        array_push($command, '-d', "extension=$this->extension");
        foreach ($ini as $name => $value) {
            array_push($command, '-d', "$name=$value");
        }
        $command[] = $file;
        if ($this->valgrind) {
            $supp = repository() . '/php-tests/support/valgrind.supp';
            array_unshift($command, 'valgrind', '-q', '--error-exitcode=99', '--num-callers=30', "--suppressions=$supp", '--trace-children=no');
        }
        // setsid: a process group of its own. The limit of the output is in blocks.
        $limits = 'ulimit -c 0; ulimit -t 60; ulimit -f 40000' . ($script->descriptors > 0 ? "; ulimit -n $script->descriptors" : '');
        return ['setsid', 'sh', '-c', "$limits; exec \"\$@\"", 'sh', ...$command];
    }

    /** What -n leaves out of the settings although it is installed. @return list<string> */
    private static function extensions(): array
    {
        static $found = null;
        if ($found === null) {
            $there = fn (string $name) => is_file(ini_get('extension_dir') . "/$name.so");
            $found = array_merge(
                !extension_loaded('posix') && $there('posix') ? ['extension=posix'] : [],
                $there('opcache') ? ['zend_extension=opcache', 'opcache.jit=off'] : [],
            );
        }
        return $found;
    }
}
