--TEST--
If php.ini disables classes of the extension, their objects are empty and nothing crashes
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
if (PHP_VERSION_ID >= 80500) die('skip this PHP has no disable_classes');
?>
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
$peer = Peer::echo();
$names = array_filter(get_declared_classes(), fn ($name) => str_starts_with($name, 'WsClient'));

// Uses every class; what each call comes to is not the point.
$code = '$url = ' . var_export($peer->url('/echo'), true) . ';' . <<<'PHP'
    set_error_handler(function (int $level, string $message) {
        // Where the engine itself makes an object, as for new, there is nobody to catch what a handler throws.
        echo "$message\n";
        return true;
    });
    $made = [];
    $calls = [
        fn () => new WsClient('ws://127.0.0.1:1/'),
        fn () => new WsClient('no url'),
        fn () => WsClient::diagnose($url),
        fn () => WsClient::open($url),
        fn () => WsClient::open($url)->finish()->getInfo(),
        fn () => WsClient::open('ws://127.0.0.1:1/')->finish(),
        fn () => new WsClient\Message(WsClient\MessageType::Text, 'x'),
        fn () => new WsClient\TimeoutException('made by a program'),
        fn () => new WsClient\ConcurrencyError('made by a program'),
        fn () => new WsClient\InterruptedException('made by a program'),
        function () use ($url) {
            $poller = new WsClient\Poller();
            $poller->add($ws = new WsClient($url));
            $ws->send('x');
            foreach ($poller as $messages) break;
            return [count($poller), WsClient::select([$ws], 0.0)];
        },
        function () use ($url) {
            $ws = new WsClient($url);
            foreach (range(1, 6) as $i) $ws->send("message $i");
            yield $ws->receiveMessage(5.0);
            yield $ws->receive(5.0);
            foreach ($ws as $type => $payload) {
                yield [$type, $payload];
                break;
            }
            $offered = 0;
            yield $ws->receiveUntil(function () use (&$offered) { return $offered++ > 0; }, 5.0);
            $ws->ping('', 5.0);
            yield $ws->pollMessages();
            yield $ws->getInfo();
            try {
                $ws->receive(0.0);
            } catch (Throwable $e) {
                yield $e;
            }
            $ws->interrupt();
            try {
                $ws->receive(1.0);
            } catch (Throwable $e) {
                yield $e;
            }
            $ws->close();
            yield $ws->getCloseInfo();
            $ws->send('x');
        },
    ];
    foreach ($calls as $call) {
        try {
            $result = $call();
            $made[] = $result instanceof Generator ? iterator_to_array($result, false) : $result;
        } catch (Throwable $e) {
            $made[] = $e;
        }
    }
    ob_start();
    array_walk_recursive($made, function (mixed $value) {
        var_dump($value);
        print_r($value);
        foreach (['var_export', 'json_encode', 'serialize', 'strval', fn ($v) => clone $v] as $way) {
            try {
                $way($value);
            } catch (Throwable) {
            }
        }
    });
    ob_end_clean();
    echo "done\n";
    PHP;

foreach ($names as $name) {
    $lines = explode("\n", trim(child($code, [], ['disable_classes' => $name])));
    echo "$name: ", implode(', ', array_unique($lines)), "\n";
}
?>
--EXPECT--
WsClient\MessageType: done
WsClient\Layer: done
WsClient\Fault: done
WsClient\CheckResult: done
WsClient\Message: WsClient\Message() has been disabled for security reasons, done
WsClient\CloseInfo: WsClient\CloseInfo() has been disabled for security reasons, done
WsClient\Phase: WsClient\Phase() has been disabled for security reasons, done
WsClient\Diagnosis: WsClient\Diagnosis() has been disabled for security reasons, done
WsClient\Check: WsClient\Check() has been disabled for security reasons, done
WsClient\Report: WsClient\Report() has been disabled for security reasons, done
WsClient\ConnectionInfo: WsClient\ConnectionInfo() has been disabled for security reasons, done
WsClient\WsClientException: WsClient\TcpException() has been disabled for security reasons, WsClient\InvalidUrlException() has been disabled for security reasons, WsClient\TimeoutException() has been disabled for security reasons, WsClient\InterruptedException() has been disabled for security reasons, WsClient\ConnectionClosedException() has been disabled for security reasons, done
WsClient\ConnectException: WsClient\TcpException() has been disabled for security reasons, WsClient\InvalidUrlException() has been disabled for security reasons, done
WsClient\InvalidUrlException: WsClient\InvalidUrlException() has been disabled for security reasons, done
WsClient\NameResolutionException: done
WsClient\TcpException: WsClient\TcpException() has been disabled for security reasons, done
WsClient\TlsException: done
WsClient\CertificateException: done
WsClient\HandshakeException: done
WsClient\ConnectionClosedException: WsClient\ConnectionClosedException() has been disabled for security reasons, done
WsClient\ConnectionLostException: done
WsClient\ProtocolException: done
WsClient\MessageTooBigException: done
WsClient\TimeoutException: WsClient\TimeoutException() has been disabled for security reasons, done
WsClient\InterruptedException: WsClient\InterruptedException() has been disabled for security reasons, done
WsClient\ConcurrencyError: WsClient\ConcurrencyError() has been disabled for security reasons, done
WsClient\Poller: WsClient\Poller() has been disabled for security reasons, done
WsClient: WsClient() has been disabled for security reasons, done
WsClient\Opening: done
