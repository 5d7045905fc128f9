<?php
// Reads many streams at the same time, and comes back to each that ends, while the others go on:
// php -d extension=wsclient.so examples/streams.php wss://one.example/feed wss://two.example/feed …

declare(strict_types=1);

use WsClient\{ConnectException, Opening, Poller, WsClientException};

$due = array_fill_keys(array_slice($argv, 1) ?: exit("usage: php streams.php wss://host/path…\n"), 0.0);
/** @var array<string, float> $due when the next attempt starts, by URL */
/** @var array<string, Opening> $attempts those that go on, by URL */
/** @var array<string, int> $failed how many attempts in succession, by URL */
[$poller, $urls, $attempts, $failed] = [new Poller(), new WeakMap(), [], []];

/** Comes back after about 1, 2, 4, … seconds, at most a minute; not all clients of a server at the same moment. */
$come_back = static function (string $url, string $why) use (&$due, &$failed): void {
    echo "$url: $why\n";
    $failed[$url] = ($failed[$url] ?? -1) + 1;
    $due[$url] = microtime(true) + min(60, 2 ** $failed[$url]) * mt_rand(50, 100) / 100;
};

while (true) {
    foreach (array_filter($due, static fn (float $time): bool => $time <= microtime(true)) as $url => $time) {
        [$attempts[$url], $due[$url]] = [WsClient::open($url), INF];
    }
    foreach (array_filter($attempts, static fn (Opening $attempt): bool => $attempt->isReady()) as $url => $attempt) {
        unset($attempts[$url]);
        try { $poller->add($ws = $attempt->finish()); $urls[$ws] = $url; } catch (ConnectException $e) { $come_back($url, $e->errorCode); }
    }
    foreach ($poller->wait(0.1) as $ws) {
        try { foreach ($ws->poll() as $message) { echo "$urls[$ws]: $message\n"; unset($failed[$urls[$ws]]); } } catch (WsClientException) {}
        $ws->isOpen() || [$poller->remove($ws), $come_back($urls[$ws], "closed with {$ws->getCloseInfo()?->code}")];
    }
}
