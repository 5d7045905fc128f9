<?php
// Expressions for arguments: values of every kind, and values that fit a parameter.
declare(strict_types=1);

final class Values
{
    /** How sure a parameter is to get a value that fits it, in percent. */
    private const FITTING = 85;

    public function __construct(private readonly RandomSource $random, private readonly array $places) {}

    /** A value of any kind. */
    public function any(): string
    {
        return match ($this->random->weighted(['scalar' => 3, 'string' => 4, 'array' => 4, 'object' => 5])) {
            'scalar' => $this->random->pick([
                'null', 'true', 'false', '0', '-1', '1', '1000', '1005', '4999', '65536', 'PHP_INT_MAX', 'PHP_INT_MIN',
                'NAN', 'INF', '-INF', '-0.0', '0.1', '1e300', '5e-324', '9.3e9', '1e-9',
            ]),
            'string' => $this->string(),
            'array' => $this->random->pick([
                '[]', '[[]]', '[1, [2, [3]]]', '[null]', '[&$x]', '["\xff\xfe" => "x"]', '["a" => ["\xff" => ["b"]]]',
                'recursive()', 'with_hole()', 'array_fill(0, 3000, "x")', '["" => "empty", "0" => "zero", -5 => "minus"]',
                '[$c0, $c1]', '[new ThrowingText()]', '[str_repeat("y", 70000)]', '["name" => fopen("php://memory", "r")]',
            ]),
            'object' => $this->random->pick([
                'new stdClass()', 'new ArrayObject([1, 2])', 'new Text("text")', 'new Text("\xff\0")', 'new ThrowingText()',
                'new Text("ws://127.0.0.1:' . '" . PLAIN . "/good/1")', 'fn () => 1', 'numbers()', 'WsClient\MessageType::Text',
                'WsClient\Layer::Tls', 'fopen("php://memory", "r+")', 'closed_stream()', '$c0', '$c1', '$x', '$o', '$e', '$it',
                '$stream', 'new WsClient\Message(WsClient\MessageType::Binary, "\xff")', 'new WeakMap()', 'opendir(".")',
                'new CallingText(function () use (' . Script::SHARED . ') { if ($c0) { $x = $c0->poll(); } return "s"; })',
                'new CallingText(function () use (' . Script::SHARED . ') { $c0 = $o = null; return "s"; })',
                '(new ReflectionClass("WsClient"))->newInstanceWithoutConstructor()',
            ]),
        };
    }

    /** A value of any kind that needs none of the script's variables. */
    public function constant(): string
    {
do {
            $value = $this->any();
        } while (str_contains($value, '$'));
        return $value;
    }

    public function string(): string
    {
        if ($this->random->chance(20)) {
            return '"' . preg_replace('/../', '\\x$0', bin2hex($this->random->bytes($this->random->int(1, 40)))) . '"';
        }
        return $this->random->pick([
            '""', '"\0"', '"a\0b"', '"\xff\xfe"', '"0"', '"1e3"', '" 12"', '"12abc"', '"text"', '"größer"', '"\u{1F600}"',
            '"ws://127.0.0.1:1/"', '"a\r\nX-Injected: 1"', '"\xed\xa0\x80"', 'str_repeat("ä", 500)', 'str_repeat("x", 126)',
            'str_repeat("x", 65536)', 'str_repeat("\xff", 1048576)', 'str_repeat("ab", 524288)', '"%s%n%d"', '"{}"',
        ]);
    }

    /** An expression for a parameter, which mostly fits it. */
    public function argument(string $kind): string
    {
        if (!$this->random->chance(self::FITTING)) {
            return $this->any();
        }
        return match ($kind) {
            'text' => $this->random->chance(40) ? $this->string() : $this->random->pick([
                '"hello"', '"größer"', 'str_repeat("t", 1000)', 'str_repeat("t", 200000)', 'new Text("t")', '""',
            ]),
            'messages' => $this->random->pick([
                '[]', '["a", "b", "c"]', '["a", new WsClient\Message(WsClient\MessageType::Binary, "\xff")]',
                'array_fill(0, 500, "m")', 'array_fill(0, 20, str_repeat("m", 20000))', '["k" => "v", 7 => "w"]',
                '["a", "\xff"]', '[$x]', 'with_hole()', '["\xff\xfe" => "x"]', '[1, 2.5, null]', '["a", &$x, &$x]',
                '["a", new CallingText(fn () => "b")]', '[(new ReflectionClass("WsClient\Message"))->newInstanceWithoutConstructor()]',
            ]),
            'timeout' => $this->timeout(),
            'code' => $this->random->pick(['1000', '1001', '3000', '4999', '1012', '1005', '0', '999', '5000', '-1']),
            'reason' => $this->random->pick(['""', '"bye"', 'str_repeat("r", 123)', 'str_repeat("r", 124)', '"\xff"', '"grüße"']),
            'payload' => $this->random->pick(['""', '"p"', 'str_repeat("p", 125)', 'str_repeat("p", 126)', '"\xff\0"']),
            'bool' => $this->random->pick(['true', 'false']),
            'size' => $this->random->pick(['1', '100', '1000', '65536', '1000000', '67108864', 'PHP_INT_MAX', '0', '-1']),
            'key' => $this->random->pick(['WsClient::generateKey()', '"dGhlIHNhbXBsZSBub25jZQ=="', '""', '"x"']),
            'url' => $this->url(),
            'headers' => $this->headers(),
            'subprotocols' => $this->subprotocols(),
            'tls' => $this->tls(),
        };
    }

    public function timeout(): string
    {
        return $this->random->chance(90)
            ? $this->random->pick(['0.0', '0.0', '0.001', '0.01', '0.03', '0.05'])
            : $this->random->pick(['0', '"0.01"', '-0.0', '-1.0', 'NAN', 'INF', '1e300', '5e-324', 'null']);
    }

    /** A URL of the peer, mostly with secrets in it; sometimes one that is none. */
    public function url(): string
    {
        $random = $this->random;
        $user = $random->chance(40) ? '"user:" . S_PASSWORD . "@"' : '""';
        $query = $random->chance(60) ? '"?v=1&token=" . S_QUERY' : '""';
        $kind = $random->weighted(['good' => 14, 'any' => 3, 'bad' => 6]);
        $path = "/$kind/" . $random->int(1, 1_000_000);
        return match ($random->weighted(['plain' => 60, 'tls' => 22, 'early' => 8, 'certificate' => 8, 'wrong' => 12])) {
            'plain' => "\"ws://\" . $user . \"127.0.0.1:\" . PLAIN . \"$path\" . $query",
            'tls' => "\"wss://\" . $user . \"localhost:\" . TLS . \"$path\" . $query",
            'early' => "\"ws" . $random->pick(['', '', 's']) . "://\" . $user . \"127.0.0.1:\" . PORTS['"
                . $random->pick($this->places['early']) . "'] . \"$path\" . $query",
            'certificate' => "\"wss://\" . $user . \"localhost:\" . PORTS['" . $random->pick($this->places['certificates'])
                . "'] . \"$path\" . $query",
            'wrong' => $random->pick([
                "\"ws://\" . $user . \"127.0.0.1:\" . PLAIN . \"$path\" . $query . \"#fragment\"",
                "\"http://\" . $user . \"127.0.0.1:\" . PLAIN . \"$path\" . $query",
                "\"ws://\" . $user . \"127.0.0.1:99999$path\" . $query",
                "\"ws:/\" . $user . \"127.0.0.1$path\" . $query",
                "\"ws:\" . $user . \"127.0.0.1$path\" . $query",
                "\"//\" . $user . \"127.0.0.1$path\" . $query",
                "\"ws//\" . $user . \"127.0.0.1$path\" . $query",
                "\"ws://\" . $user . \"[::1$path\" . $query",
                "\"ws://\" . $user . \"127.0.0.1:port$path\" . $query",
                "\" ws://\" . $user . \"127.0.0.1$path\" . $query",
                "\"ws://user:\" . S_PASSWORD . \"/@127.0.0.1:\" . PLAIN . \"/\" . $query",
                "\"ws://user:\" . S_PASSWORD . \"#@127.0.0.1:\" . PLAIN . \"/\" . $query",
                "\"ws://user:a@\" . S_PASSWORD . \"@127.0.0.1:\" . PLAIN . \"/\" . $query",
                "\"ws://user:\" . S_PASSWORD . \"\\xff@127.0.0.1:\" . PLAIN . \"/\" . $query",
                "\"ws://\" . $user . \"127.0.0.1:\" . PLAIN . \"$path?token=\" . S_QUERY . \"&x=\\0\"",
                "\"ws://\" . $user . \"127.0.0.1:\" . PLAIN . \"$path?x&token=\" . S_QUERY . \" \"",
                "\"ws://\" . $user . \"%zz:\" . PLAIN . \"$path\" . $query",
                "\"ws://\" . $user . \"127.0.0.1:1$path\" . $query",
                "new Text(\"ws://\" . $user . \"127.0.0.1:\" . PLAIN . \"$path\" . $query)",
                "new CallingText(function () use (" . Script::SHARED . ") { \$x = new WsClient(\"ws://127.0.0.1:\" . PLAIN, connect_timeout: 0.2); return \"\"; })",
            ]),
        };
    }

    public function soundUrl(): string
    {
        $path = '/good/' . $this->random->int(1, 1_000_000);
        return $this->random->chance(70)
            ? "\"ws://127.0.0.1:\" . PLAIN . \"$path?token=\" . S_QUERY"
            : "\"wss://user:\" . S_PASSWORD . \"@localhost:\" . TLS . \"$path\"";
    }

    public function headers(bool $sound = false): string
    {
        $rows = [
            '"Authorization" => "Bearer " . S_BEARER', '"Cookie" => "sid=" . S_COOKIE . "; b=1"', '"X-Api-Key" => S_API_KEY',
            '"X-" . "Forwarded-Thing" => S_UNLISTED', '"Origin" => "https://example.org"', '"Cookie" => ["a=1", "sid=" . S_COOKIE]',
            '"Authorization" => ["Basic " . base64_encode("u:" . S_BEARER)]', '"X-Number" => 5', '"User-Agent" => "fuzz"',
            '"Proxy-Authorization" => "Basic " . S_BEARER', '"Host" => "example.org"', '"X-Long" => str_repeat("h", 9000)',
        ];
        $wrong = [
            '"\xff\xfe" => "x"', '"Authorization" => S_BEARER . "\r\nX: y"', '"Authorization" => [S_BEARER, null]', '0 => "x"',
            '"" => S_UNLISTED', '"X-Api-Key" => [[S_API_KEY]]', '"Sec-WebSocket-Key" => S_UNLISTED', '"X Y" => S_UNLISTED',
            '"X-Null" => null', '"X-Object" => new ThrowingText()', '"Upgrade" => "h2c"', '"X-Api-Key" => S_API_KEY . "\0"',
            '"Authorization:" => S_BEARER', '"X" => "ä" . S_UNLISTED . "\xff"', '"Content-Length" => "5"', 'with_hole()',
        ];
        $chosen = [];
        for ($count = $this->random->int(0, 4); $count > 0; $count--) {
            $chosen[] = $this->random->pick($sound || $this->random->chance(90) ? $rows : $wrong);
        }
        return '[' . implode(', ', array_filter($chosen, fn ($row) => $row !== 'with_hole()')) . ']';
    }

    public function subprotocols(): string
    {
        return $this->random->pick([
            '[]', '[]', '["chat"]', '["chat", "superchat"]', '["v4.channel.k8s.io", "base64url.bearer.authorization.k8s.io." . S_PROTOCOL]',
            '["chat", "chat"]', '["bad protocol"]', '["\xff"]', '[S_PROTOCOL . " "]', '["\xff\xfe" => "chat"]', '[null]', '[[]]',
            '["access_token", S_PROTOCOL]', '["k" => "chat"]', '[""]',
        ]);
    }

    public function tls(): string
    {
        $trust = $this->random->weighted(['ca' => 70, 'off' => 12, 'pem' => 10, 'none' => 8]);
        $rows = match ($trust) {
            'ca' => ['"cafile" => PKI . "/ca.pem"'],
            'off' => ['"verify_peer" => false'],
            'pem' => ['"ca" => file_get_contents(PKI . "/ca.pem")'],
            'none' => [],
        };
        if ($this->random->chance(35)) {
            $rows[] = $this->random->pick([
                '"local_cert" => PKI . "/client.pem", "local_pk" => PKI . "/client.key", "passphrase" => S_PASSPHRASE',
                '"local_cert" => PKI . "/client-only.pem", "local_pk" => PKI . "/client-encrypted.key", "passphrase" => S_PASSPHRASE',
                '"certificates" => S_PASSPHRASE', '"capath" => PKI . "/capath"', '"cafile" => "/dev/null"', '"cafile" => "/nonexistent"',
                '"cafile" => FIFO', '"capath" => FIFO', '"local_cert" => FIFO', '"peer_name" => "other.example"',
                '"verify_peer_name" => false', '"allow_self_signed" => true', '"peer_name" => "\xff"', '"\xff\xfe" => "x"',
                '"ca" => "\0" . S_PASSPHRASE', '"cafle" => "x"', '0 => "x"', '"cafile" => ["a"]', '"passphrase" => [S_PASSPHRASE]',
                '"passphrase" => S_PASSPHRASE', '"verify_peer" => new ThrowingText()', '"cafile" => "/"', '"ca" => null',
                '"cafile" => "php://stdin"', '"local_cert" => PKI . "/ca.pem"', '"cafile" => str_repeat("/x", 3000)',
            ]);
        }
        return '[' . implode(', ', $rows) . ']';
    }
}
