<?php
// Receives the numbered messages of one case under memory_limit, and tells in one line how that went.
//
// client.php SERVER CAFILE SETTINGS: the settings are those of MemoryCase as JSON. A fatal error of the limit may come
// on no line: that of one marked "receives" is the extension's, that of another one the program's.
declare(strict_types=1);

use WsClient\MessageTooBigException;
use WsClient\TimeoutException;
use WsClient\WsClientException;

/** How long a call may take, in seconds. */
const PATIENCE = 20.0;

/** What the engine's allocator takes at a time, in bytes. */
const CHUNK = 2 << 20;

/** How far beyond the limit the memory of the process may go, in bytes: two chunks of the allocator. */
const EXCESS = 2 * CHUNK;

/** How many blocks are put in the last chunk that the limit allows, to fill most of it. */
const BLOCKS_IN_LAST_CHUNK = 5000;

/** The letters of a message behind its digits, from byte 23 on. */
const LETTERS = 'abcdefghijklmnopqrstuvw';

/** So many exceptions without a message between them are enough, where there is no room for one. */
const ENOUGH = 3;

final class Program
{
    private readonly WsClient $ws;
    private int $received = 0;
    /** Before which message the burst begins that was asked for last. */
    private int $asked = 0;
    private int $exceptions = 0;
    private int $inVain = 0;
    private int $receivedBefore = 0;
    private bool $isOver = false;
    private string $end = 'all';
    private ?SplFixedArray $kept = null;
    private int $slot = 0;
    private readonly string $load;
    private readonly int $wrap;
    private readonly int $letters;

    public function __construct(string $server, string $cafile, private readonly stdClass $case)
    {
        // Below, memory is of the messages only.
        $this->wrap = 10 ** min(8, $case->size);
        $this->letters = max(0, intdiv($case->size, 23) - 1);
        $this->load = str_starts_with($case->call, 'send') ? base64_encode(random_bytes(196_608)) : '';
        $this->ws = new WsClient(
            $server . $case->path,
            tls: ['cafile' => $cafile],
            receive_timeout: PATIENCE,
            max_message_size: $case->largest,
        );
        if ($case->fillsBefore) {
            $this->fill();
        }
        if ($case->slots > 0) {
            $this->kept = new SplFixedArray($case->slots);
        }
    }

    /** Fills the memory with small blocks and frees them: the engine has them to itself until it collects them. */
    private function fill(): void
    {
        $blocks = new SplFixedArray(intdiv($this->case->limit, 200));
        for ($i = 0, $more = BLOCKS_IN_LAST_CHUNK; $more > 0; $i++) {
            $blocks[$i] = str_repeat('x', 180);
            $more -= memory_get_usage(true) + CHUNK > $this->case->limit ? 1 : 0;
        }
    }

    public function run(): string
    {
        while (!$this->isOver) {
            try {
                match ($this->case->call) {
                    'receive' => $this->receive(),
                    'receiveMessage' => $this->receiveMessage(),
                    'poll' => $this->poll(),
                    'pollMessages' => $this->pollMessages(),
                    'foreach' => $this->iterate(),
                    default => $this->askAndReceive(),
                };
                $this->isOver = true;
            } catch (MessageTooBigException $e) {
                $this->recover($e);
                $e = null;
            }
        }
        $case = $this->case;
        if ($this->end === 'all') {
            $this->received === $case->count || $this->fail("$this->received of $case->count messages, then a normal end");
            $this->ws->getCloseInfo()?->code === 1000 || $this->fail('not closed with 1000');
        }
        if ($this->exceptions > 0) {
            // The engine leaves what small blocks used to be to others only when it is told to.
            gc_mem_caches();
            strlen(str_repeat('x', 100_000)) === 100_000 || $this->fail('no memory for the program');
        }
        if (memory_get_peak_usage(true) > $case->limit + EXCESS) {
            $this->fail(memory_get_peak_usage(true) . " bytes at most were used, with $this->exceptions exceptions");
        }
        if ($case->breaksLimit && $this->exceptions === 0) {
            $this->fail('kept more than the limit');
        }
        return "ok $this->end: $this->received of $case->count messages, $this->exceptions exceptions\n";
    }

    private function receive(): void
    {
        while (($payload = $this->ws->receive()) !== null) { // receives
            $this->check($payload);
            $this->keep($payload);
            $payload = null;
        }
    }

    private function receiveMessage(): void
    {
        while (($message = $this->ws->receiveMessage()) !== null) { // receives
            $this->check($message->payload);
            $this->keep($message);
            $message = null;
        }
    }

    private function iterate(): void
    {
        foreach ($this->ws as $payload) { // receives
            $this->check($payload);
            $this->keep($payload);
            $payload = null;
        }
    }

    private function poll(): void
    {
        do {
            $payloads = $this->ws->poll(); // receives
            foreach ($payloads as $payload) {
                $this->check($payload);
            }
            $payload = null;
            $payloads === [] || $this->keep($payloads);
        } while ($this->hasMore($payloads));
    }

    private function pollMessages(): void
    {
        do {
            $messages = $this->ws->pollMessages(); // receives
            foreach ($messages as $message) {
                $this->check($message->payload);
            }
            $message = null;
            $messages === [] || $this->keep($messages);
        } while ($this->hasMore($messages));
    }

    /** Whether to poll again, once there is something; lets go of the list. */
    private function hasMore(array &$polled): bool
    {
        $wasEmpty = $polled === [];
        $polled = [];
        if (!$wasEmpty) {
            return true;
        }
        if (!$this->ws->isOpen()) {
            return false;
        }
        $read = [$this->ws->getStream()];
        $none = null;
        stream_select($read, $none, $none, (int) PATIENCE) > 0 || $this->fail('nothing comes any more');
        return true;
    }

    /** Does something else while messages come, then receives those. */
    private function askAndReceive(): void
    {
        $case = $this->case;
        // What an exception left there.
        $this->receiveArrived();
        while ($this->received < $case->count) {
            if ($this->received >= $this->asked + $case->burst) {
                $this->asked = $this->received;
            }
            $this->ask((string) $this->asked);
            $end = min($this->asked + $case->burst, $case->count);
            while ($this->received < $end) {
                $payload = $this->ws->receive(); // receives
                $payload !== null || $this->fail("a normal end after $this->received messages");
                $this->check($payload);
                $this->keep($payload);
                $payload = null;
            }
        }
        $this->ws->receive() === null || $this->fail('more than all messages');
    }

    /** Asking twice for the same burst is asking once. */
    private function ask(string $from): void
    {
        if ($this->case->call === 'ping') {
            $this->ws->ping($from); // receives
            return;
        }
        if ($this->case->call === 'send') {
            $this->ws->send($from); // receives
            $this->ws->send($this->load); // receives
            $this->ws->send($this->load); // receives
            return;
        }
        $messages = [$from, $this->load, $this->load];
        $this->ws->sendAll($messages); // receives
    }

    private function receiveArrived(): void
    {
        try {
            while (($payload = $this->ws->receive(0.0)) !== null) { // receives
                $this->check($payload);
                $payload = null;
            }
        } catch (TimeoutException) {
        }
    }

    /** Whether it is the next message, and all of it; nothing is allocated for that. */
    private function check(string $payload): void
    {
        $size = $this->case->size;
        $number = $this->received++;
        if (strlen($payload) !== $size) {
            $this->fail("message $number has " . strlen($payload) . ' bytes');
        }
        if ($size > 0 && (int) $payload !== $number % $this->wrap) {
            $this->fail("message $number is " . (int) $payload);
        }
        if ($size > 8 && ($payload[8] !== 'i' || $payload[$size - 1] !== LETTERS[($size - 1) % 23])) {
            $this->fail("message $number has other letters");
        }
        if ($this->letters > 0 && substr_count($payload, LETTERS) !== $this->letters) {
            $this->fail("message $number has letters in disorder");
        }
    }

    private function keep(mixed $value): void
    {
        if ($this->kept !== null) {
            $this->kept[$this->slot] = $value;
            $this->slot = ($this->slot + 1) % $this->case->slots;
        }
    }

    /** The program lets go of its messages and goes on; what the exception says and leaves must be right. */
    private function recover(MessageTooBigException $e): void
    {
        $used = memory_get_usage(true);
        $hadKept = $this->kept !== null;
        $this->kept = null;
        $this->exceptions++;
        $this->inVain = $this->received === $this->receivedBefore ? $this->inVain + 1 : 1;
        $this->receivedBefore = $this->received;
        if ($e->errorCode !== 'websocket.too_big') {
            $this->fail("the exception is $e->errorCode");
        }
        if ($used > $this->case->limit + EXCESS) {
            $this->fail("$used bytes are used after an exception");
        }
        if (!$hadKept && $this->case->hasRoom) {
            $this->fail("an exception though nothing is kept, after $this->received messages: {$e->getMessage()}");
        }
        if ($hadKept && $this->received > 0 && $this->case->burst === 0) {
            // In the place of a message that was let go of.
            strlen(str_repeat('x', $this->case->size)) === $this->case->size || $this->fail('no memory for the program');
        }
        if (!$this->ws->isOpen()) {
            $this->receiveRest();
        } elseif ($this->inVain >= ENOUGH) {
            $this->end = 'no room';
            $this->isOver = true;
        }
    }

    /** After the end what came before is still there, without a gap; and the end is told. */
    private function receiveRest(): void
    {
        $this->end = 'closed';
        $this->isOver = true;
        $code = $this->ws->getCloseInfo()?->code;
        $code === 1009 || $this->fail("closed with $code");
        try {
            while (($payload = $this->ws->receive()) !== null) { // receives
                $this->check($payload);
                $payload = null;
            }
        } catch (WsClientException) {
            return;
        }
        $this->fail("a normal end after 1009 and $this->received messages");
    }

    private function fail(string $fault): never
    {
        $this->kept = null;
        echo "fault: $fault\n";
        exit(1);
    }
}

/**
 * What the program does first, because the first call of a function takes memory, and that of a function that comes
 * after an exception would take what is not there: a few messages, and one that is too big.
 *
 * @return list<stdClass> settings
 */
function first_cases(stdClass $case): array
{
    $first = clone $case;
    [$first->size, $first->count, $first->burst] = [20, 4, min($case->burst, 2)];
    $first->path = "/numbered?size=20&count=4&burst=$first->burst";
    $first->slots = min($case->slots, 4);
    $first->fillsBefore = $first->hasRoom = $first->breaksLimit = false;
    $tooBig = clone $first;
    $tooBig->largest = $first->size - 1;
    return [$first, $tooBig];
}

[, $server, $cafile, $settings] = $argv;
$case = json_decode($settings);
try {
    foreach ([...first_cases($case), $case] as $next) {
        $program = new Program($server, $cafile, $next);
        $output = $program->run();
        $program = null;
    }
    echo $output;
} catch (Throwable $e) {
    $program = null;
    echo 'fault: ', $e::class, ": {$e->getMessage()} on line {$e->getLine()}\n";
    exit(1);
}
if ($case->goesBeyond) {
    str_repeat('x', $case->limit); // beyond
    echo "fault: memory_limit does not hold any more\n";
}
