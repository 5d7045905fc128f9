<?php
// Statements that call the extension: constructors, methods, static methods, and iterators by hand.
declare(strict_types=1);

final class Calls
{
    /** Parameters by method: name => kind of value. */
    public const METHODS = [
        'send' => ['text' => 'text'],
        'sendBinary' => ['bytes' => 'text'],
        'sendAll' => ['messages' => 'messages'],
        'trySend' => ['message' => 'text'],
        'flush' => [],
        'wantsWrite' => [],
        'receive' => ['timeout' => 'timeout'],
        'receiveMessage' => ['timeout' => 'timeout'],
        'poll' => [],
        'pollMessages' => [],
        'getIterator' => [],
        'ping' => ['payload' => 'payload', 'timeout' => 'timeout'],
        'close' => ['code' => 'code', 'reason' => 'reason', 'timeout' => 'timeout'],
        'interrupt' => [],
        'isOpen' => [],
        'getCloseInfo' => [],
        'getInfo' => [],
        'getStream' => [],
    ];

    private const WEIGHTS = [
        'send' => 12, 'sendBinary' => 6, 'sendAll' => 8, 'receive' => 22, 'receiveMessage' => 9, 'poll' => 9, 'pollMessages' => 6,
        'trySend' => 8, 'flush' => 2, 'wantsWrite' => 1, 'interrupt' => 2, 'getIterator' => 3, 'ping' => 7, 'close' => 4, 'isOpen' => 3, 'getCloseInfo' => 5, 'getInfo' => 5, 'getStream' => 4,
    ];

    private const RECEIVING = ['receive', 'receiveMessage', 'poll', 'pollMessages'];

    private const CONSTRUCTOR = [
        'url' => 'url', 'headers' => 'headers', 'subprotocols' => 'subprotocols', 'tls' => 'tls', 'compression' => 'bool',
    ];

    public function __construct(private readonly RandomSource $random, private readonly Values $values) {}

    public function client(): string
    {
        return $this->random->chance(75) ? '$c0' : '$c1';
    }

    /**
     * A connection; a sound one can be expected to open.
     *
     * @return list<Statement>
     */
    public function open(?string $client = null, bool $sound = false): array
    {
        $client ??= $this->client();
        $arguments = $sound ? ['url' => $this->values->soundUrl(), 'headers' => $this->values->headers(true), 'tls' => '["cafile" => PKI . "/ca.pem"]'] : $this->constructorArguments();
        $seconds = fn (string $name) => $sound || $this->random->chance(95)
            ? $this->random->pick(['0.02', '0.05', '0.1', '0.2'])
            : $this->values->any();
        $limits = [];
        foreach (['receive_timeout', 'close_timeout', 'send_timeout'] as $name) {
            $arguments[$name] = $limits[$name] = $seconds($name);
        }
        $arguments['connect_timeout'] = $connect = $sound || $this->random->chance(97) ? $this->random->pick(['0.1', '0.3', '0.3', '1.0']) : $this->values->any();
        if (!$sound && $this->random->chance(20)) {
            $arguments['max_message_size'] = $this->values->argument('size');
        }
        $code = "$client = new WsClient(" . $this->named($arguments) . ');';
        if (array_filter($limits, 'is_numeric') === $limits) {
            // In the same line, so that they are never those of a connection that failed.
            $code .= " limits($client, $limits[receive_timeout], $limits[close_timeout], $limits[send_timeout]);";
        }
        return [$this->guarded($code, $connect, 'new', 'null')];
    }

    public function diagnose(): Statement
    {
        $arguments = $this->constructorArguments();
        $arguments['connect_timeout'] = $connect = $this->random->pick(['0.02', '0.05', '0.1']);
        return $this->guarded('$x = WsClient::diagnose(' . $this->named($arguments) . '); show($x);', '3 * ' . $connect, 'diagnose', 'null');
    }

    public function staticCall(): Statement
    {
        return $this->guarded($this->random->pick([
            '$x = WsClient::generateKey();',
            '$x = WsClient::acceptKey(' . $this->values->argument('key') . ');',
            '$x = WsClient::acceptKey(...[' . $this->values->any() . ']);',
            '$x = WsClient::' . $this->random->pick(array_keys(self::METHODS)) . '();',
            '$o = new WsClient\Message(' . $this->values->any() . ', ' . $this->values->string() . ');',
            '$o = new WsClient\Message(WsClient\MessageType::' . $this->random->pick(['Text', 'Binary']) . ', ' . $this->values->argument('text') . ');',
            '$x = ' . $this->random->pick(['WsClient\Layer', 'WsClient\Fault', 'WsClient\CheckResult'])
                . '::' . $this->random->pick(['from', 'tryFrom', 'cases']) . '(' . $this->values->any() . ');',
            '$c1 = new WsClient(' . $this->values->any() . ');',
            '$c1 = new WsClient(...[' . $this->values->any() . ', ' . $this->values->any() . ', "connect_timeout" => 0.1]);',
            '$c1 = new WsClient(...["url" => ' . $this->values->url() . ', "connect_timeout" => 0.1]);',
            '$c1 = (new ReflectionClass("WsClient"))->newInstanceArgs(["url" => ' . $this->values->any() . ', "connect_timeout" => 0.1]);',
        ]), 'null', 'static', 'null');
    }

    /** A method call; of results a program can see, each is checked, and some are shown. @return list<Statement> */
    public function method(?string $method = null): array
    {
        $method ??= $this->random->weighted(self::WEIGHTS);
        $client = $this->client();
        $arguments = array_map($this->values->argument(...), self::METHODS[$method]);
        // The last ones may be left out; a null for them means the same.
        if ($arguments !== [] && $this->random->chance(25)) {
            array_pop($arguments);
        }
        $form = $this->random->weighted(['direct' => 80, 'named' => 5, 'spread' => 3, 'odd' => 4, 'indirect' => 12]);
        $limit = match (true) {
            $form === 'odd' => 'false',
            in_array($method, ['receive', 'receiveMessage', 'ping', 'close'], true) => $arguments['timeout'] ?? 'null',
            default => 'null',
        };
        $positional = implode(', ', $arguments);
        $call = match ($form) {
            'direct' => "$client->$method($positional)",
            'named' => "$client->$method(" . $this->named($arguments) . ')',
            'spread' => "$client->$method(...[$positional])",
            'odd' => $this->random->pick([
                "$client->$method($positional" . ($positional === '' ? '' : ', ') . $this->values->any() . ', 3)',
                "$client->$method(nosuch: " . $this->values->any() . ')',
                "$client->$method()",
                "$client->$method(...[\"timeout\" => " . $this->values->any() . '])',
            ]),
            'indirect' => $this->random->pick([
                "($client->$method(...))($positional)",
                "call_user_func([$client, '$method']" . ($positional === '' ? '' : ", $positional") . ')',
                "call_user_func_array([$client, '$method'], [$positional])",
                "(new ReflectionMethod('WsClient', '$method'))->invoke($client" . ($positional === '' ? '' : ", $positional") . ')',
                "array_map([$client, '$method'], [" . ($positional === '' ? 'null' : $arguments[array_key_first($arguments)]) . '])',
                "Closure::fromCallable([$client, '$method'])->__invoke($positional)",
                "(fn () => \$this->$method($positional))->call($client)",
            ]),
        };
        $marked = in_array($method, self::RECEIVING, true) && $form === 'direct' && !preg_match('/[a-z_]\(/', $positional);
        $statements = [$this->guarded("\$x = $call;", $limit, $method, $client, $marked)];
        if ($this->random->chance(60)) {
            $statements[] = new Statement($this->random->chance(50) ? 'check([$x]);' : 'check([$x]); show($x);');
        }
        if ($method === 'getStream') {
            $statements[] = new Statement('$stream = $x;');
        }
        return $statements;
    }

    /** @return list<Statement> */
    public function iterate(): array
    {
        $client = $this->client();
        $statements = [$this->guarded("\$it = {$client}->getIterator();", 'null', 'getIterator', 'null')];
        for ($steps = $this->random->int(1, 8); $steps > 0; $steps--) {
            $step = $this->random->pick(['rewind', 'valid', 'current', 'key', 'next', 'next']);
            $statements[] = new Statement("try { \$x = \$it->$step(); check([\$x]); } catch (Throwable \$e) { thrown(\$e); }");
        }
        return $statements;
    }

    /** Messages that a script keeps, mostly until little memory is left. @return list<Statement> */
    public function keep(): array
    {
        $client = $this->client();
        $call = $this->random->pick(['receive(0.01)', 'receiveMessage(0.01)', 'poll()', 'pollMessages()']);
        $room = $this->random->pick(['1', '300000', '1500000', '2500000']);
        $flood = 'ws://127.0.0.1:" . PLAIN . "/flood/' . $this->random->int(1, 1_000_000);
        return [
            ...($this->random->chance(80) ? [$this->guarded("$client = new WsClient(\"$flood\", connect_timeout: 0.3, close_timeout: 0.1);", '0.3', 'new', 'null')] : []),
            new Statement('$kept = array_fill(0, 2000, null);'),
            ...($this->random->chance(80) ? [new Statement("ini_set('memory_limit', (string) (memory_get_usage(true) + $room));")] : []),
            new Statement('for ($i = $empty = 0; $i < 2000 && $empty < 20; $i++) {', [
                new Statement('try {', [new Statement("\$x = {$client}->$call; // receives")], '} catch (WsClient\TimeoutException $e) { $x = []; } catch (Throwable $e) { break; }'),
                new Statement('$kept[$i] = $x;'),
                new Statement('if ($x === []) { $empty++; usleep(1000); }'),
            ], '}'),
            new Statement('ini_set("memory_limit", "256M"); check([$kept]); $kept = null; show((string) $e);'),
        ];
    }

    /** One line that ends in no exception, and complains if the call took longer than it may. */
    public function guarded(string $code, string $limit, string $name, string $client, bool $receives = false): Statement
    {
        // The judge looks for the comment in the line that a fatal error names.
        $comment = $receives ? ' // receives' : '';
        return new Statement("\$t = begin(); try { $code } catch (Throwable \$e) { thrown(\$e); } over(\$t, $limit, '$name', $client);$comment");
    }

    /** @return array<string, string> */
    private function constructorArguments(): array
    {
        $arguments = [];
        foreach (self::CONSTRUCTOR as $name => $kind) {
            if ($name === 'url' || $name === 'tls' || $this->random->chance(50)) {
                // Only what is to be connected to is worth the rest, and secrets stand where they belong.
                $arguments[$name] = $this->random->chance(97)
                    ? (method_exists($this->values, $kind) ? $this->values->$kind() : $this->values->argument($kind))
                    : $this->values->any();
            }
        }
        return $arguments;
    }

    /** @param array<string, string> $arguments */
    private function named(array $arguments): string
    {
        $list = [];
        foreach ($arguments as $name => $value) {
            $list[] = $list === [] && $name === array_key_first($arguments) ? $value : "$name: $value";
        }
        return implode(', ', $list);
    }
}
