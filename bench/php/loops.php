<?php
// What wsclient.php measures with many connections in one loop: Poller, and open() against the constructor.
declare(strict_types=1);

use WsClient\Poller;

/** The wheel of timed() turns by one slot in this time, in nanoseconds. */
const TICK = 1_000_000;

/** How long the last answers may take, in seconds. */
const PATIENCE = 10.0;

/** How many connections of wakeup() take turns; the others are idle. */
const ACTIVE = 10;

/** How many attempts of open() go on at the same time. */
const AT_ONCE = 64;

/** After this time an attempt to come back to a server that was stopped has failed, in seconds. */
const RETRY = 0.25;

/** Each connection sends a message at equal intervals; with "stalled", one more comes back to a server again and again. */
function timed(Options $options, array $arguments): void
{
    $loop = new Timed($options, $arguments);
    $loop->run($options->interval);
    $loop->finish();
    $loop->reset();
    [$started, $used] = [hrtime(true), cpu_seconds()];
    $loop->run($options->seconds);
    $loop->finish();
    $figures = ['count' => count($loop->times), 'seconds' => (hrtime(true) - $started) / 1e9, 'cpu' => cpu_seconds() - $used];
    echo json_encode($figures + ['missed' => $loop->missed, 'attempts' => $loop->attempts] + percentiles($loop->times)), "\n";
}

/** The loop of timed(). */
final class Timed
{
    /** @var list<int> round trips, in nanoseconds */
    public array $times = [];

    /** Messages that were not sent, because the one before had not come back. */
    public int $missed = 0;

    /** Attempts to come back that have failed. */
    public int $attempts = 0;

    private readonly Poller $poller;
    private readonly string $payload;
    private ?WsClient\Opening $opening = null;
    private int $waiting = 0;

    /** @var list<list<WsClient>> by slot */
    private array $wheel;

    /** @var array<int, int> when each connection sent what has not come back yet, or 0 */
    private array $sent = [];

    public function __construct(private readonly Options $options, array $arguments)
    {
        $this->payload = $options->payload();
        $this->poller = new Poller();
        $slots = max(1, (int) round($options->interval * 1e9 / TICK));
        $this->wheel = array_fill(0, $slots, []);
        for ($i = 0; $i < $options->connections; $i++) {
            $ws = new WsClient($options->url, ...$arguments);
            $this->poller->add($ws);
            $this->wheel[intdiv($i * $slots, $options->connections)][] = $ws;
            $this->sent[spl_object_id($ws)] = 0;
        }
    }

    public function reset(): void
    {
        [$this->times, $this->missed, $this->attempts] = [[], 0, 0];
    }

    /** Sends and receives for so long. */
    public function run(float $seconds): void
    {
        $due = hrtime(true);
        $end = $due + (int) ($seconds * 1e9);
        [$slot, $slots] = [0, count($this->wheel)];
        while (($now = hrtime(true)) < $end) {
            while ($due <= $now) {
                $this->send($this->wheel[$slot]);
                $slot = ($slot + 1) % $slots;
                $due += TICK;
            }
            $this->options->stalled === null || $this->comeBack($this->options->stalled);
            $this->receive(max(0, $due - hrtime(true)) / 1e9);
        }
    }

    /** Waits for the last answers. */
    public function finish(): void
    {
        $end = hrtime(true) + PATIENCE * 1e9;
        while ($this->waiting > 0) {
            hrtime(true) < $end || throw new UnexpectedValueException('answers are missing');
            $this->receive(0.1);
        }
    }

    /** @param list<WsClient> $clients */
    private function send(array $clients): void
    {
        foreach ($clients as $ws) {
            $id = spl_object_id($ws);
            if ($this->sent[$id] !== 0) {
                $this->missed++;
                continue;
            }
            $this->waiting++;
            $this->sent[$id] = hrtime(true);
            $ws->send($this->payload);
        }
    }

    private function receive(float $timeout): void
    {
        foreach ($this->poller->wait($timeout) as $ws) {
            foreach ($ws->poll() as $message) {
                $id = spl_object_id($ws);
                if ($message !== $this->payload || $this->sent[$id] === 0) {
                    throw new UnexpectedValueException('what came is not what was sent');
                }
                $this->times[] = hrtime(true) - $this->sent[$id];
                $this->sent[$id] = 0;
                $this->waiting--;
            }
        }
    }

    /** Starts the next attempt as soon as one has failed. */
    private function comeBack(string $url): void
    {
        if ($this->opening?->isReady()) {
            try {
                $this->opening->finish();
                throw new UnexpectedValueException('a server that was stopped has answered');
            } catch (WsClient\ConnectException) {
                $this->opening = null;
                $this->attempts++;
            }
        }
        $this->opening ??= WsClient::open($url, connect_timeout: RETRY);
    }
}

/** One message after the other, on connections that take turns, while all others are idle: each wait wakes up for one. */
function wakeup(Options $options, array $arguments): void
{
    [$poller, $active, $idle] = [new Poller(), [], []];
    for ($i = 0; $i < $options->connections; $i++) {
        $ws = new WsClient($options->url, ...$arguments);
        $poller->add($ws);
        $i < ACTIVE ? $active[] = $ws : $idle[] = $ws;
    }
    [$payload, $received, $at] = [$options->payload(), 0, 0];
    sample($options, static function (int $times) use ($poller, $active, $payload, &$received, &$at): int {
        for ($i = 0; $i < $times; $i++) {
            $active[$at]->send($payload);
            $at = ($at + 1) % ACTIVE;
            foreach ($poller->wait(PATIENCE) as $ws) {
                foreach ($ws->poll() as $message) {
                    $received += strlen($message);
                }
            }
        }
        return $times;
    }, static function (int $total) use ($options, &$received): void {
        check($total * $options->size, $received);
    });
}

/** Opens as many connections as the options say, many at the same time, and keeps them. */
function open(Options $options, array $arguments): void
{
    once($options, static function (int $left) use ($options, $arguments): array {
        [$opened, $openings] = [[], new SplQueue()];
        // The oldest is waited for, however many descriptors are open: stream_select() takes no more than 1024.
        for (; $left > 0 || !$openings->isEmpty(); $opened[] = $openings->dequeue()->finish()) {
            for (; $left > 0 && count($openings) < AT_ONCE; $left--) {
                $openings->enqueue(WsClient::open($options->url, ...$arguments));
            }
        }
        return $opened;
    });
}

/** The same, one after the other. */
function construct(Options $options, array $arguments): void
{
    once($options, static function (int $count) use ($options, $arguments): array {
        $opened = [];
        for ($i = 0; $i < $count; $i++) {
            $opened[] = new WsClient($options->url, ...$arguments);
        }
        return $opened;
    });
}

/** @param Closure(int): list<WsClient> $open opens so many */
function once(Options $options, Closure $open): void
{
    // What is shared by all is there then: certificates, TLS sessions, threads.
    $first = $open(AT_ONCE);
    [$started, $used] = [hrtime(true), cpu_seconds()];
    $opened = $open($options->connections);
    $figures = ['count' => count($opened), 'seconds' => (hrtime(true) - $started) / 1e9, 'cpu' => cpu_seconds() - $used];
    check($options->connections, count(array_filter($opened, static fn (WsClient $ws): bool => $ws->isOpen())));
    echo json_encode($figures), "\n";
}
