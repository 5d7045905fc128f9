<?php
// What generated scripts call; prepended to each. A line of capitals is what the judge looks for.
declare(strict_types=1);

define('FUZZ', json_decode((string) getenv('WSCLIENT_FUZZ'), true));
define('PORTS', FUZZ['ports']);
const PLAIN = PORTS['plain'];
const TLS = PORTS['good'];
define('PKI', FUZZ['pki']);
define('FIFO', FUZZ['fifo']);

/** How much of a text is shown: more only slows the run. */
const SHOWN = 100_000;

$GLOBALS['one'] = [1];
$GLOBALS['two'] = [1, 2];

/** Time that handlers took, which is not the call's, and calls whose time cannot be told. */
final class Clock
{
    public static int $held = 0;
    public static int $depth = 0;
    public static int $pauses = 0;
    public static ?WeakMap $limits = null;
    /** @var array<int, true> forked children */
    public static array $children = [];
    public static int $owner = 0;
    /** Whether this process was forked inside of a call. */
    public static bool $inside = false;
    /** The last exception since a call began. */
    public static ?Throwable $last = null;
}
Clock::$owner = getmypid();

final class Text
{
    public function __construct(private string $text) {}
    public function __toString(): string { return $this->text; }
}

final class ThrowingText
{
    public function __toString(): string { throw new DomainException('from __toString'); }
}

final class CallingText
{
    private int $depth = 0;
    public function __construct(private Closure $text) {}

    public function __toString(): string
    {
        // The script may ask for the text of this very object in there.
        if ($this->depth > 2) {
            return '';
        }
        $this->depth++;
        try {
            return handler($this->text)();
        } finally {
            $this->depth--;
        }
    }
}

final class OnDestruct
{
    private ?self $self = null;
    public function __construct(private Closure $then, bool $cycle = false) { $this->self = $cycle ? $this : null; }
    public function __destruct() { handler($this->then)(); }
    // A copy that its own destructor makes would make the next one.
    private function __clone() {}
}

/** A stream that calls what the script told it when it is opened. */
final class CallingStream
{
    public static ?Closure $then = null;
    public $context;
    public function stream_open(): bool { (self::$then)(); return true; }
    public function stream_read(): string { return ''; }
    public function stream_eof(): bool { return true; }
    public function stream_stat(): array { return []; }
    public function url_stat(): array { return ['mode' => 0100644, 'size' => 5]; }
}

function numbers(): Generator { yield 1; yield 'k' => 2; }

function closed_stream(): mixed { $stream = fopen('php://memory', 'r'); fclose($stream); return $stream; }

function recursive(): array { $array = ['a' => 1]; $array['self'] = &$array; return $array; }

/** A packed array with a hole in it. */
function with_hole(): array { $array = ['a', 'b', 'c']; unset($array[1]); return $array; }

/** @return array{int, int, int} */
function begin(): array
{
    Clock::$last = null;
    // The call that a child was forked in has ended, if another begins.
    Clock::$inside = Clock::$inside && Clock::$depth > 0;
    return [hrtime(true), Clock::$held, Clock::$pauses];
}

/** Complains if a call took more than half a second longer than it may. A limit that is no number is not judged. */
function over(array $begun, mixed $limit, string $name, mixed $client): void
{
    if (Clock::$depth === 0 && Clock::$inside) {
        // This is the child of a handler that forked: its parent's call must not have gone on here.
        Clock::$inside = false;
        if ($client instanceof WsClient && (Clock::$last === null || Clock::$last instanceof WsClient\WsClientException)) {
            echo "\nUNREFUSED $name of the parent\n";
        }
    }
    $elapsed = (hrtime(true) - $begun[0] - (Clock::$held - $begun[1])) / 1e9;
    if (is_string($limit) && is_numeric($limit)) {
        $limit = (float) $limit;
    }
    if ($client instanceof WsClient && $limit === null) {
        $limits = Clock::$limits[$client] ?? null;
        $limit = match ($name) {
            'receive', 'receiveMessage', 'ping' => $limits[0] ?? null,
            'close' => $limits[1] ?? null,
            'send', 'sendBinary', 'sendAll' => $limits[2] ?? null,
            'trySend', 'flush', 'wantsWrite', 'interrupt', 'poll', 'pollMessages', 'isOpen', 'getCloseInfo', 'getInfo', 'getStream' => 0.0,
            default => null,
        };
    }
    $judged = (is_int($limit) || is_float($limit)) && $limit >= 0 && $limit <= 5.0;
    if ($judged && Clock::$pauses === $begun[2] && Clock::$depth === 0 && $elapsed > $limit + 0.5) {
        echo "\nOVER $name $elapsed $limit\n";
    }
}

function limits(mixed $client, float ...$limits): void
{
    if ($client instanceof WsClient) {
        Clock::$limits ??= new WeakMap();
        Clock::$limits[$client] = $limits;
    }
}

/** Runs $then as a handler, whose time is not that of the call that it interrupts. */
function handler(Closure $then): Closure
{
    return function (...$arguments) use ($then) {
        $begun = hrtime(true);
        Clock::$depth++;
        Clock::$pauses += Fiber::getCurrent() === null ? 0 : 1;
        try {
            return $then();
        } finally {
            if (--Clock::$depth === 0) {
                Clock::$held += hrtime(true) - $begun;
            }
        }
    };
}

/** As handler(), but for what the engine may call again while it runs: then nothing is done. */
function once(Closure $then): Closure
{
    $left = 2;
    return function (...$arguments) use ($then, &$left) {
        return $left-- > 0 ? handler($then)() : false;
    };
}

/** Sends SIGUSR1 to this process a little later. */
function signal_after(float $seconds, int $times): void
{
    static $processes = [];
    $command = str_repeat("sleep $seconds; kill -USR1 " . getmypid() . '; ', $times);
    $null = ['file', '/dev/null', 'r+'];
    $process = @proc_open(['sh', '-c', $command], [$null, $null, $null], $pipes);
    $processes[] = $process;
}

function forked(int $child): int
{
    Clock::$pauses++;
    if ($child > 0) {
        // Waited for at the end only: what both do at the same time is of interest.
        Clock::$children[$child] = true;
    } elseif ($child === 0) {
        Clock::$inside = in_array('WsClient', array_column(debug_backtrace(DEBUG_BACKTRACE_IGNORE_ARGS), 'class'), true);
    }
    return $child;
}

/** In a forked child: complains if a method of an inherited client does its work. */
function refused(mixed $client): void
{
    if (!$client instanceof WsClient) {
        return;
    }
    $calls = [
        'receive' => [0.0], 'receiveMessage' => [0.0], 'poll' => [], 'pollMessages' => [], 'send' => ['x'], 'sendBinary' => ['x'],
        'trySend' => ['x'], 'flush' => [], 'receiveUntil' => [fn () => true, 0.0], 'sendAll' => [['x']], 'ping' => ['', 0.0], 'close' => [], 'getStream' => [],
    ];
    foreach ($calls as $name => $arguments) {
        try {
            // An ended connection is allowed to say that it has ended.
            $open = $client->isOpen();
            $client->$name(...$arguments);
            if ($open) {
                echo "\nUNREFUSED $name\n";
            }
        } catch (Throwable $e) {
            thrown($e);
        }
    }
}

/** Shows a value. It begins with a byte that lets the judge tell it from what came before. */
function show(#[SensitiveParameter] mixed $value): void
{
    $text = is_string($value) ? $value : print_r($value, true);
    echo "\x1e", substr($text, 0, SHOWN), "\n";
}

function thrown(Throwable $e): void
{
    Clock::$last = $e;
    show((string) $e);
    show($e->getTraceAsString());
    if ($e instanceof WsClient\WsClientException) {
        show($e);
        show(json_encode($e->report ?? null, JSON_PARTIAL_OUTPUT_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE));
    } else {
        show($e->getTrace());
    }
}

/** Complains about a value that is none, or not of the type that its property declares. */
function check(array $values, int $depth = 0): void
{
    $seen = 0;
    foreach ($values as $value) {
        $seen++;
        $null = $value === null;
        if ($null !== is_null($value) || $null !== (gettype($value) === 'NULL') || $null !== (@json_encode($value) === 'null')) {
            // NAN and the like encode to false, a value that is none to "null" or to nothing.
            echo "\nUNDEF a value that is none\n";
        }
        if ($depth < 6 && is_array($value)) {
            check($value, $depth + 1);
        } elseif ($depth < 6 && is_object($value) && str_starts_with($value::class, 'WsClient')) {
            check_properties($value, $depth);
        }
    }
    if ($seen !== count($values) || (array_is_list($values) && serialize(array_fill(0, $seen, null)) === '')) {
        echo "\nUNDEF $seen of ", count($values), " values\n";
    }
}

function check_properties(object $object, int $depth): void
{
    foreach ((new ReflectionObject($object))->getProperties() as $property) {
        if ($property->isStatic() || !$property->isInitialized($object)) {
            continue;
        }
        $value = $property->getValue($object);
        $type = $property->getType();
        if ($type instanceof ReflectionNamedType && str_starts_with($property->class, 'WsClient')) {
            $fits = ($type->allowsNull() && $value === null) || ($type->isBuiltin()
                ? get_debug_type($value) === $type->getName()
                : $value instanceof ($type->getName()));
            if (!$fits) {
                echo "\nUNDEF $property->class::$property->name is ", get_debug_type($value), "\n";
            }
        }
        check([$value], $depth + 1);
    }
}

/** Waits for forked children, and tells how they died. */
register_shutdown_function(function (): void {
    $deadline = hrtime(true) + 5_000_000_000;
    while (Clock::$children !== [] && getmypid() === Clock::$owner && hrtime(true) < $deadline) {
        foreach (array_keys(Clock::$children) as $child) {
            if (pcntl_waitpid($child, $status, WNOHANG) !== 0) {
                unset(Clock::$children[$child]);
                if (pcntl_wifsignaled($status) && !in_array(pcntl_wtermsig($status), [SIGKILL, SIGUSR1, SIGALRM], true)) {
                    echo "\nCHILD SIGNAL ", pcntl_wtermsig($status), "\n";
                }
            }
        }
        usleep(2000);
    }
});
