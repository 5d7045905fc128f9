<?php
// Measures the coroutine client of Swoole.
declare(strict_types=1);

use Swoole\Coroutine\Http\Client;

require __DIR__ . '/measure.php';

$options = new Options(array_slice($argv, 1));
// Nothing else needs coroutines, and the hooks would warn of extensions that are not there.
Swoole\Coroutine::set(['hook_flags' => 0]);
Swoole\Coroutine\run(static function () use ($options): void {
    measure(
        $options,
        connect: static function () use ($options): Client {
            $url = parse_url($options->url);
            $client = new Client($url['host'], $url['port'], $url['scheme'] === 'wss');
            // It knows no certificate for an address.
            $client->set(['timeout' => 10, 'websocket_mask' => true, 'ssl_verify_peer' => true,
                'ssl_cafile' => $options->cafile, 'ssl_host_name' => 'localhost']);
            $client->upgrade($url['path']) || throw new RuntimeException("Swoole: $client->errMsg");
            return $client;
        },
        send: static fn (Client $client, string $payload, bool $text) =>
            $client->push($payload, $text ? SWOOLE_WEBSOCKET_OPCODE_TEXT : SWOOLE_WEBSOCKET_OPCODE_BINARY),
        receive: one_by_one(static fn (Client $client): string => $client->recv()->data),
        close: static fn (Client $client) => $client->close(),
    );
});
