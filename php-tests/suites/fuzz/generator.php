<?php
// Makes a script of a seed: settings, connections, and statements in every surrounding that PHP has.
declare(strict_types=1);

final class ScriptGenerator
{
    private readonly RandomSource $random;
    private readonly Values $values;
    private readonly Calls $calls;
    private readonly EngineOperations $operations;

    /** Forks and waits that a script may still have: each doubles what follows, or takes its time. */
    private int $forks = 1;
    private int $seconds = 1;

    /** @param array<string, list<string>> $places of the peer, by kind */
    public function __construct(private readonly int $seed, array $places)
    {
        $this->random = new RandomSource($seed);
        $this->values = new Values($this->random, $places);
        $this->calls = new Calls($this->random, $this->values);
        $this->operations = new EngineOperations($this->random, $this->values);
    }

    public function script(): Script
    {
        $secrets = [];
        foreach (['PASSWORD', 'QUERY', 'BEARER', 'COOKIE', 'API_KEY', 'UNLISTED', 'PROTOCOL', 'PASSPHRASE'] as $name) {
            $secrets["S_$name"] = $this->random->word(20);
        }
        $descriptors = $this->random->chance(4) ? $this->random->int(8, 40) : 0;
        $ini = $this->ini();
        $statements = $this->calls->open('$c0', $this->random->chance(85));
        if ($this->random->chance(30)) {
            array_push($statements, ...$this->calls->open('$c1'));
        }
        array_push($statements, ...$this->block($this->random->int(4, 14), 2));
        if ($this->random->chance(8)) {
            $statements[] = new Statement($this->random->pick([
                'throw $e;', 'new WsClient(' . $this->values->url() . ', connect_timeout: 0.1);', 'exit($x);', '$c0->receive(0.0);',
                'throw new WsClient\HandshakeException("at the end", 3, $e);', 'die((string) $e);',
            ]));
        }
        return new Script($this->seed, $ini, $descriptors, $secrets, $statements);
    }

    /** @return array<string, string> */
    private function ini(): array
    {
        $ini = [];
        $seldom = [
            ['memory_limit', ['2M', '3M', '4M', '6M', '10M'], 10], ['zend.exception_ignore_args', ['1'], 10], ['zend.assertions', ['1', '-1'], 8],
            ['precision', ['0', '17', '-1'], 8], ['serialize_precision', ['0', '5', '17'], 8], ['html_errors', ['1'], 3], ['log_errors', ['1'], 10],
            ['default_socket_timeout', ['0', '-1'], 3], ['display_errors', ['stderr', '0'], 5],
            ['disable_classes', ['WsClient\Message', 'WsClient\Report', 'WsClient\TimeoutException', 'WsClient\Diagnosis', 'WsClient\CloseInfo',
                'WsClient\ConnectionInfo', 'WsClient', 'WsClient\Phase', 'WsClient\WsClientException', 'WsClient\Layer', 'WsClient\MessageType'], 4],
            ['disable_functions', ['fopen,file_get_contents,fsockopen,stream_socket_client'], 3], ['open_basedir', ['/nonexistent', '/tmp'], 3],
            ['max_execution_time', ['1'], 3], ['opcache.enable_cli', ['1'], 6], ['output_buffering', ['100'], 4], ['implicit_flush', ['0'], 3],
            ['error_reporting', ['0'], 3], ['auto_detect_line_endings', ['1'], 1], ['zend.max_allowed_stack_size', ['200K'], 2],
            ['error_prepend_string', ['before'], 2], ['openssl.cafile', ['/nonexistent'], 2], ['curl.cainfo', ['/dev/null'], 2],
        ];
        foreach ($seldom as [$name, $settings, $percent]) {
            if ($this->random->chance($percent)) {
                $ini[$name] = $this->random->pick($settings);
            }
        }
        // With both, PHP crashes at its start over a class that has descendants, such as its own Exception.
        if (isset($ini['disable_classes'])) {
            unset($ini['opcache.enable_cli']);
        }
        return $ini;
    }

    /** @return list<Statement> */
    private function block(int $length, int $depth): array
    {
        $statements = [];
        while ($length-- > 0) {
            array_push($statements, ...$this->statements($depth));
        }
        return $statements;
    }

    /** @return list<Statement> */
    private function statements(int $depth): array
    {
        $weights = ['method' => 52, 'operation' => 22, 'iterate' => 4, 'open' => 5, 'static' => 4, 'diagnose' => 1, 'limit' => 2, 'keep' => 2];
        if ($depth > 0) {
            $weights += ['surrounding' => 16, 'process' => 5];
        }
        return match ($this->random->weighted($weights)) {
            'method' => $this->calls->method(),
            'operation' => [$this->operations->statement()],
            'iterate' => $this->calls->iterate(),
            'open' => $this->calls->open(),
            'static' => [$this->calls->staticCall()],
            'diagnose' => [$this->calls->diagnose()],
            'limit' => $this->limit(),
            'keep' => $this->calls->keep(),
            'surrounding' => $this->surrounding($this->block($this->random->int(1, 3), $depth - 1)),
            'process' => $this->process($depth),
        };
    }

    /** @return list<Statement> */
    private function limit(): array
    {
        return [new Statement($this->random->pick([
            'ini_set("memory_limit", (string) (memory_get_usage() + 300000));', 'ini_set("memory_limit", (string) (memory_get_usage(true) + 1));',
            'ini_set("memory_limit", "64M");', 'gc_collect_cycles();', 'ini_set("zend.exception_ignore_args", "1");', 'gc_disable();',
            'ini_set("precision", "3");', 'set_time_limit(1);', 'error_reporting(0);', 'ini_set("open_basedir", "/tmp");', 'mb_internal_encoding("UTF-8");',
            'setlocale(LC_ALL, "C");', 'ignore_user_abort(true);', 'gc_mem_caches();', 'chdir("/");', 'fclose(STDERR);', 'umask(0777);',
        ])) ];
    }

    /**
     * The statements within something that PHP calls at a time of its own choice.
     *
     * @param list<Statement> $body
     * @return list<Statement>
     */
    private function surrounding(array $body): array
    {
        $open = 'function () use (' . Script::SHARED . ') {';
        $between = $this->random->pick(['', 'Fiber::suspend();', 'exit(3);', 'throw new Exception("from the handler");', '$c0 = null;', '$c0->close();', '']);
        if ($between !== '' && ($between !== 'exit(3);' || $this->random->chance(30))) {
            array_splice($body, $this->random->int(0, count($body)), 0, [new Statement($between)]);
        }
        $block = fn (string $before, string $end, string ...$after) => [
            new Statement($before, $body, $end),
            ...array_map(fn (string $code) => new Statement($code), $after),
        ];
        $guard = fn (string $code) => "try { $code } catch (Throwable \$e) { thrown(\$e); }";
        return match ($this->random->weighted([
            'fiber' => 5, 'resume' => 3, 'signal' => 7, 'destructor' => 4, 'cycle' => 2, 'tick' => 1, 'buffer' => 2, 'error' => 2, 'shutdown' => 3,
            'callback' => 2, 'generator' => 2, 'function' => 2, 'stringable' => 2, 'wrapper' => 1, 'autoload' => 1, 'exception' => 1, 'headers' => 1,
        ])) {
            'fiber' => $block("\$fiber = new Fiber($open", '});', $guard('$fiber->start();')),
            'resume' => [new Statement($guard($this->random->pick(['$fiber->resume();', '$fiber->throw(new Exception("into the fiber"));', '$fiber = null;'])))],
            'signal' => $this->signal($body, $open),
            'destructor' => $block("\$o = new OnDestruct($open", '});', ...($this->random->chance(70) ? [$guard('$o = null;')] : [])),
            'cycle' => $block("\$o = new OnDestruct($open", '}, true);', $guard('$o = null; gc_collect_cycles();')),
            'tick' => $block("register_tick_function(\$tick = once($open", '}));', $guard('declare(ticks=1) { $x = 1; $x = $c0?->poll(); $x = 2; }'), 'unregister_tick_function($tick);'),
            'buffer' => $block("ob_start(once($open", '    return ""; }), 1);', 'echo "buffered";', 'while (@ob_end_flush());'),
            'error' => $block('set_error_handler(once(' . $open, '    return false; }));', ...($this->random->chance(50) ? ['echo $nosuch["x"] ?? hex2bin("1");'] : [])),
            'shutdown' => $block("register_shutdown_function($open", '});'),
            'callback' => $block($this->random->pick(['array_map(', 'array_walk($GLOBALS["one"], ', 'usort($GLOBALS["two"], ', 'call_user_func(', 'preg_replace_callback("/a/", '])
                . "once($open", '    return 0; })' . $this->random->pick([', [1]);', ');', ', "a");'])),
            'generator' => $block('$g = (' . $open, '    yield 1; })();', $guard('foreach ($g as $v) { break; }'), ...($this->random->chance(50) ? ['unset($g);'] : [])),
            'function' => $block("try { ($open", '})(); } catch (Throwable $e) { thrown($e); }'),
            'stringable' => $block("\$o = new CallingText($open", '    return "text"; });', $this->calls->guarded($this->random->pick([
                '$c0->send($o);', '$c0->ping($o, 0.02);', '$c0->sendAll(["a", $o]);', '$c0->close(1000, $o);', '$x = new WsClient($o, connect_timeout: 0.1);',
                '$x = new WsClient("ws://127.0.0.1:" . PLAIN . "/good/3", ["X-A" => $o], connect_timeout: 0.1);',
                '$x = new WsClient("wss://localhost:" . TLS . "/good/3", tls: ["cafile" => $o], connect_timeout: 0.1);', '$o = new WsClient\WsClientException($o); show((string) $o);',
            ]), 'null', 'stringable', 'null')->code),
            'wrapper' => $block("@stream_wrapper_register('fuzz', CallingStream::class); CallingStream::\$then = once($open", '});',
                $guard('$x = new WsClient("wss://localhost:" . TLS . "/good/4", tls: ["cafile" => "fuzz://x"], connect_timeout: 0.2);')),
            'autoload' => $block("spl_autoload_register(once($open", '}));', $guard('class_exists("Missing" . hrtime(true)); unserialize(\'O:16:"WsClient\Missing1":0:{}\');')),
            'exception' => $block('set_exception_handler(' . $open, '});'),
            'headers' => $block("header_register_callback($open", '});'),
        };
    }

    /**
     * @param list<Statement> $body
     * @return list<Statement>
     */
    private function signal(array $body, string $open): array
    {
        if ($this->forks > 0 && $this->random->chance(8)) {
            $this->forks--;
            array_splice($body, $this->random->int(0, count($body)), 0, [new Statement('forked(pcntl_fork());')]);
        }
        $waiting = $this->random->pick([
            '$x = $c0->receive(0.05);', '$x = $c0->receiveMessage(0.05);', '$x = $c0->ping("", 0.05);', '$c0->send(str_repeat("s", 1000000));', '$c0->close();',
            'foreach ($c0 as $v) { check([$v]); }', '$x = new WsClient("ws://127.0.0.1:" . PORTS["silence"] . "/", connect_timeout: 0.05);',
            '$x = new WsClient("wss://localhost:" . TLS . "/good/5", tls: ["verify_peer" => false], connect_timeout: 0.2);', '$x = WsClient::diagnose("ws://127.0.0.1:" . PORTS["silence"], connect_timeout: 0.03);',
            '$c0->sendAll(array_fill(0, 30, str_repeat("s", 100000)));', '$x = $c0->poll();', '$x = $c0->receive();',
        ]);
        $client = str_contains($waiting, '$c0') ? '$c0' : 'null';
        $wait = $this->calls->guarded($waiting, str_contains($waiting, '0.05);') ? '0.05' : 'null', 'waiting', $client);
        $async = $this->random->chance(90) ? 'true' : 'false';
        $arm = 'signal_after(' . $this->random->pick(['0.0', '0.005', '0.02']) . ', ' . $this->random->pick(['1', '1', '3']) . ');';
        $end = $this->random->chance(30) ? ', false);' : ');';
        if ($this->seconds > 0 && $this->random->chance(2)) {
            $this->seconds--;
            return [
                new Statement("pcntl_async_signals($async); pcntl_signal(SIGALRM, handler($open", $body, '})' . $end),
                new Statement('pcntl_alarm(1);'),
                new Statement(str_replace('0.05', '1.2', $wait->code)),
            ];
        }
        return [
            new Statement("pcntl_async_signals($async); pcntl_signal(SIGUSR1, handler($open", $body, '})' . $end),
            new Statement($arm),
            $this->random->chance(25)
                ? new Statement('$fiber = new Fiber(function () use (' . Script::SHARED . ') {', [$wait], '}); try { $fiber->start(); } catch (Throwable $e) { thrown($e); }')
                : $wait,
            ...($async === 'false' ? [new Statement('pcntl_signal_dispatch();')] : []),
        ];
    }

    /** A fork, and what its child does with the connections of its parent. @return list<Statement> */
    private function process(int $depth): array
    {
        if ($this->forks === 0) {
            return $this->calls->method();
        }
        $this->forks--;
        $child = $this->random->weighted(['refused' => 5, 'ends' => 2, 'works' => 4, 'goes on' => 2, 'handler' => 5]);
        return match ($child) {
            'refused' => [new Statement('if (forked(pcntl_fork()) === 0) { refused($c0); refused($c1);', [], 'exit(0); }')],
            'ends' => [new Statement('if (forked(pcntl_fork()) === 0) {', $this->block(2, 0), $this->random->pick(['exit(0); }', 'throw new Exception("child"); }']))],
            'works' => [
                new Statement('if (forked(pcntl_fork()) === 0) {', [...$this->calls->open(), ...$this->block($this->random->int(1, 4), $depth - 1)], 'exit(0); }'),
            ],
            'goes on' => [new Statement('forked(pcntl_fork());')],
            // The child returns into the call that its parent waits in.
            'handler' => [
                new Statement('pcntl_async_signals(true); pcntl_signal(SIGUSR1, handler(function () { forked(pcntl_fork()); }));'),
                new Statement('signal_after(0.005, 1);'),
                $this->calls->guarded($this->random->pick([
                    '$x = $c0->receive(0.05);', '$x = $c0->receiveMessage(0.05);', '$x = $c0->ping("", 0.05);', 'foreach ($c0 as $x) { }',
                    '$x = $c0->receiveUntil(fn ($m) => strlen($m) % 2 === 0, 0.05);',
                    '$c0->sendAll(array_fill(0, 30, str_repeat("s", 100000)));', '$c0->close();',
                ]), 'null', 'waiting', '$c0'),
            ],
        };
    }
}
