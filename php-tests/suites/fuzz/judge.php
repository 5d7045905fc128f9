<?php
// Says whether the output and the exit of a script are a find, and of which kind.
declare(strict_types=1);

final class Judge
{
    /** How much of a secret must show: what is shorter stands in random output by chance. */
    private const PIECE = 12;

    private const PATTERNS = [
        'sanitizer' => '~ERROR: (Address|Leak|Memory|Thread)Sanitizer|runtime error: ~',
        'memory' => '~zend_mm_heap corrupted|double free|corrupted (size|unsorted)|munmap_chunk|free\(\): |: Assertion|==\d+== +(Invalid|Conditional jump|Use of uninit|Syscall param|Jump to)~',
        'leak' => '~: +Freeing 0x|memory leaks? detected~',
        'panic' => '~panicked at|wsclient lost an exception|wsclient has a defect|fatal runtime error|Invalid array key!~',
        'child' => '~^CHILD SIGNAL (?!25$).*~m',
        'undefined value' => '~^UNDEF .*|Warning: +Undefined variable \$(?!nosuch|this)~m',
        'not refused' => '~^UNREFUSED .*~m',
        'over its limit' => '~^OVER .*~m',
        'fatal error' => '~(?:Fatal error|Parse error): ++(?!Allowed memory size|Maximum execution time|Uncaught |Out of memory|(?:\S+\(\): )?Cannot (?:extend|inherit|redeclare|use output buffering)|Class .* (?:cannot|may not) (?:extend|be|inherit|implement)|Type of .* must |Non-enum class|PHP Request Shutdown: Cannot use output buffering).*~m',
    ];

    /** SIGKILL is from a script that killed itself, 14 and 10 are signals that it has no handler for yet; 25 is our limit of the output. */
    private const OWN_SIGNALS = [9, 10, 14, 25];

    /**
     * @return ?string the kind of the find, with what tells it from others of its kind
     */
    public static function find(Script $script, Outcome $outcome): ?string
    {
        if ($outcome->hung) {
            return 'hang';
        }
        if ($outcome->signal !== 0 && !in_array($outcome->signal, self::OWN_SIGNALS, true)) {
            return "crash by signal $outcome->signal" . self::setting($script);
        }
        if ($outcome->status === 99) {
            return 'valgrind';
        }
        foreach (self::PATTERNS as $kind => $pattern) {
            // The engine itself loses the result of a call at whose end a signal handler throws.
            if ($kind === 'leak' && str_contains($script->source(), 'pcntl_signal(')) {
                continue;
            }
            if (preg_match($pattern, $outcome->output, $found)) {
                return $kind . ': ' . self::name($found[0]) . self::setting($script);
            }
        }
        return self::memoryLimit($script, $outcome->output) ?? self::secret($script, $outcome->output);
    }

    /** A class that is not there is a cause of its own. */
    private static function setting(Script $script): string
    {
        return isset($script->ini['disable_classes']) ? ', with disable_classes' : '';
    }

    /** Numbers and addresses differ from run to run, and a find must keep its name while it shrinks. */
    private static function name(string $line): string
    {
        return substr(preg_replace('~0x[0-9a-f]+|\d+(\.\d+)?([eE]-?\d+)?|in /\S+.*~', '', trim($line)), 0, 60);
    }

    /** A call that receives must not end in a fatal error. */
    private static function memoryLimit(Script $script, string $output): ?string
    {
        preg_match_all('~Allowed memory size of \d+ bytes exhausted.* in (\S+) on line (\d+)~', $output, $found, PREG_SET_ORDER);
        $lines = explode("\n", $script->source());
        foreach ($found as [, $file, $line]) {
            if (!str_ends_with($file, '/runtime.php') && str_contains($lines[$line - 1] ?? '', '// receives')) {
                return 'memory_limit in a receiving call';
            }
        }
        return null;
    }

    private static function secret(Script $script, string $output): ?string
    {
        foreach ($script->secrets as $name => $secret) {
            foreach (self::forms($secret) as $form => $how) {
                $at = strpos($output, (string) $form);
                if ($at !== false) {
                    return "secret $name$how at " . self::place($output, $at);
                }
            }
        }
        return null;
    }

    /** @return array<string, string> what of a secret must not show => how that is encoded */
    private static function forms(string $secret): array
    {
        $forms = [];
        for ($at = 0; $at + self::PIECE <= strlen($secret); $at += 4) {
            $forms[substr($secret, $at, self::PIECE)] = '';
        }
        // What stands before it decides which of three forms it has in base64, and the edges depend on it too.
        for ($shift = 0; $shift < 3; $shift++) {
            $forms[substr(base64_encode(str_repeat('x', $shift) . $secret), 4, 20)] = ' in base64';
        }
        return $forms;
    }

    /** The key that a secret stands under, or the words before it: each place where one shows is a find of its own. */
    private static function place(string $output, int $at): string
    {
        // show() begins each value with this byte.
        $record = substr($output, max(0, $at - 40_000), min($at, 40_000));
        $record = substr($record, (int) strrpos($record, "\x1e"));
        $keys = '~\[([^]\n]{1,60})\] => |\["([^"\n]{1,60})"[^]\n]*\]=>\s+string\(\d+\) "|\'([^\'\n]{1,60})\' => \'|s:\d+:"([^";\n]{1,60})";s:\d+:"~';
        if (preg_match_all($keys, $record, $found)) {
            $key = array_filter(array_column(array_slice($found, 1), count($found[0]) - 1), 'strlen');
            $key = trim((string) current($key), "\0*");
            return is_numeric($key) ? 'an element' : $key;
        }
        return self::name(substr(ltrim(substr($record, (int) strrpos($record, "\n")), "\x1e\n"), 0, 24));
    }
}
