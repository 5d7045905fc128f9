<?php
// A screenshot over Chromium's DevTools protocol: after chromium --headless --remote-debugging-port=9222 about:blank,
// php -d extension=wsclient.so examples/devtools.php WEBSOCKET-URL https://example.com/ page.png
// where http://127.0.0.1:9222/json lists the WEBSOCKET-URL of each page.

declare(strict_types=1);

final class DevTools
{
    private int $calls = 0;

    public function __construct(private readonly WsClient $ws) {}

    public function call(string $method, array $parameters = []): array
    {
        $this->ws->send(json_encode(['id' => ++$this->calls, 'method' => $method, 'params' => (object) $parameters]));
        $reply = $this->wait('id', $this->calls);
        return $reply['result'] ?? throw new RuntimeException("$method: {$reply['error']['message']}");
    }

    /** The first message with that value: of 'id' the reply to a call, of 'method' an event. Others are kept for later. */
    public function wait(string $key, int|string $value): array
    {
        $accept = static fn (WsClient\Message $message): bool => (json_decode($message->payload, true)[$key] ?? null) === $value;
        return json_decode($this->ws->receiveUntil($accept, 30.0)->payload, true);
    }
}

count($argv) === 4 || exit("usage: php devtools.php ws://… https://example.com/ page.png\n");
[, $devtools, $url, $file] = $argv;
$page = new DevTools(new WsClient($devtools));
$page->call('Page.enable');
$page->call('Page.navigate', ['url' => $url]);
// It may have come before the reply.
$page->wait('method', 'Page.loadEventFired');
$title = $page->call('Runtime.evaluate', ['expression' => 'document.title'])['result']['value'];
$bytes = file_put_contents($file, base64_decode($page->call('Page.captureScreenshot')['data']));
echo "$title: $bytes bytes in $file\n";
