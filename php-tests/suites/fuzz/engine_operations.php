<?php
// Statements that do with the extension's objects what the engine offers: copies, casts, reflection, subclasses.
declare(strict_types=1);

final class EngineOperations
{
    private const CLASSES = [
        'WsClient', 'WsClient\Message', 'WsClient\CloseInfo', 'WsClient\Phase', 'WsClient\Diagnosis', 'WsClient\Report',
        'WsClient\Check', 'WsClient\ConnectionInfo', 'WsClient\MessageType', 'WsClient\Layer', ...self::EXCEPTIONS,
    ];

    private const EXCEPTIONS = [
        'WsClient\WsClientException', 'WsClient\ConnectException', 'WsClient\InvalidUrlException',
        'WsClient\NameResolutionException', 'WsClient\TcpException', 'WsClient\TlsException', 'WsClient\CertificateException',
        'WsClient\HandshakeException', 'WsClient\ConnectionClosedException', 'WsClient\ConnectionLostException',
        'WsClient\ProtocolException', 'WsClient\MessageTooBigException', 'WsClient\TimeoutException', 'WsClient\ConcurrencyError',
    ];

    private const FIELDS = ['message', 'code', 'file', 'line', 'diagnosis', 'report', 'errorCode', 'layer'];

    public function __construct(private readonly RandomSource $random, private readonly Values $values) {}

    public function statement(): Statement
    {
        $code = match ($this->random->weighted(['object' => 8, 'operation' => 12, 'exception' => 6, 'subclass' => 5, 'stream' => 4, 'past end' => 2])) {
            'object' => $this->object(),
            'operation' => $this->operation(),
            'exception' => $this->exception(),
            'subclass' => $this->subclass(),
            'stream' => $this->stream(),
            'past end' => $this->iterator(),
        };
        return new Statement("try { $code } catch (Throwable \$e) { thrown(\$e); }");
    }

    /** Gets an object into $o. */
    private function object(): string
    {
        $class = $this->random->pick(self::CLASSES);
        $text = $this->values->any();
        return $this->random->pick([
            '$o = $c0;', '$o = $c0; ', '$o = $x;', '$o = $e;', '$o = $it;', '$o = $e->report;', '$o = $e->diagnosis;',
            '$o = $c0->getInfo();', '$o = $c0->getIterator();', '$o = $c0->getCloseInfo();', '$o = $e->report->phases[0];',
            "\$o = (new ReflectionClass('$class'))->newInstanceWithoutConstructor();",
            "\$o = new $class($text);", "\$o = new $class();",
            "\$o = unserialize('O:" . strlen($class) . ":\"$class\":0:{}');",
            "\$o = unserialize('O:" . strlen($class) . ":\"$class\":1:{s:6:\"report\";i:1;}');",
            "\$o = unserialize(\"C:" . strlen($class) . ":\\\"" . addslashes($class) . "\\\":0:{}\");",
            "\$o = unserialize('O:" . strlen($class) . ":\"$class\":2:{s:10:\"\0*\0message\";a:1:{i:0;R:1;}s:9:\"errorCode\";R:1;}');",
            '$o = unserialize(serialize($e));', '$o = unserialize(serialize([$e, $e]))[1];',
            "\$o = var_export(new $class(), true);",
            'foreach (debug_backtrace() as $frame) { $o = $frame["object"] ?? $o; }',
            'foreach ($e->getTrace() as $frame) { $o = $frame["object"] ?? $o; show($frame["args"] ?? null); }',
        ]);
    }

    private function operation(): string
    {
        $any = $this->values->any();
        $class = $this->random->pick(self::CLASSES);
        $field = $this->random->pick(['code', 'payload', 'type', 'url', 'report', 'nosuch', "\\0x", '']);
        return $this->random->pick([
            '$x = clone $o; show($x);', 'echo "\x1e"; var_dump($o);', 'echo "\x1e"; debug_zval_refcount($o);', '$x = serialize($o); show($x);', '$x = json_encode($o);',
            '$x = var_export($o, true);', 'show($o);', '$x = (string) $o; show($x);', '$x = (array) $o; show($x); check([$x]);', '$x = (int) $o;', '$x = (float) $o;',
            '$x = (bool) $o;', "\$x = \$o == $any;", "\$x = \$o <=> $any;", "\$x = $any < \$o;", '$x = $o == clone $o;', '$x = $o + 1;', '$x = "$o";',
            'foreach ($o as $k => $v) { check([$k, $v]); }', 'foreach ($o as $k => &$v) { $v = 5; }', "\$o->{\"$field\"} = $any;",
            "\$x = \$o->{\"$field\"}; check([\$x]);", "unset(\$o->{\"$field\"});", "\$r = &\$o->{\"$field\"}; \$r = $any;", "\$x = isset(\$o->{\"$field\"}); \$x = empty(\$o->{\"$field\"});",
            "\$o->{\"$field\"}[] = $any;", "\$o->{\"$field\"}++;", '$x = $o[0];', "\$o[$any] = 1;", "\$x = isset(\$o[$any]);", '$x = $o();', '$x = count($o);',
            '$x = iterator_to_array($o); check([$x]);', '$x = iterator_to_array($o, false); check([$x]);', '$x = iterator_count($o);',
            'iterator_apply($o, fn () => true);', '$x = get_object_vars($o); check([$x]);', '$x = get_mangled_object_vars($o); show($x); check([$x]);',
            '$x = array_walk($o, function (&$v) { $v = 1; });', '$x = new ArrayObject($o); show($x); foreach ($x as $k => $v) { } unset($x["code"]); $x["code"] = 1;',
            '$x = http_build_query($o);', 'settype($o, "array"); check([$o]);', '$x = new WeakMap(); $x[$o] = $o; show(count($x)); $o = null;',
            '$x = WeakReference::create($o); $o = null; show($x->get());', '$x = spl_object_id($o);', '$o->__construct();', "\$o->__construct($any);", "\$o->__construct('ws://127.0.0.1:' . PLAIN . '/good/2', connect_timeout: 0.2);",
            '$x = (new ReflectionObject($o))->getProperties(); foreach ($x as $p) { $p->setAccessible(true); if ($p->isInitialized($o)) { check([$p->getValue($o)]); } }',
            "foreach ((new ReflectionObject(\$o))->getProperties() as \$p) { try { \$p->setValue(\$o, {$this->values->constant()}); } catch (Throwable \$e) { thrown(\$e); } } show(\$o);",
            "foreach ((new ReflectionObject(\$o))->getMethods() as \$m) { try { \$m->setAccessible(true); \$x = \$m->invoke(\$m->isStatic() ? null : \$o, ...array_fill(0, min(1, \$m->getNumberOfRequiredParameters()), $any)); } catch (Throwable \$e) { thrown(\$e); } }",
            '$x = (function () { yield from $this; })->call($c0); foreach ($x as $k => $v) { check([$k, $v]); }', '$x = [...$o];', '[$x] = $o;', '["url" => $x] = $o;',
            '$x = (new ReflectionMethod($o, "__toString"))->invoke($o);', '$x = array_search($o, [1, "x", $o]);', '$x = [$o]; sort($x); $x = array_unique([$o, $o], SORT_REGULAR);',
            '$x = new IteratorIterator($o); $x->rewind(); show($x->current());', '$x = new LimitIterator(new IteratorIterator($o), 1, 2); foreach ($x as $k => $v) { check([$k, $v]); }',
            '$x = new CachingIterator(new IteratorIterator($o)); foreach ($x as $v) { show((string) $x); }', '$x = match (true) { $o => 1, default => 2 };',
            "\$x = \$o instanceof $class;", "\$x = (function () { return \$this->report ?? get_object_vars(\$this); })->bindTo(\$o, $class::class); \$x && show(\$x());",
            "eval('class Sub' . hrtime(true) . ' extends $class {}');", "class_alias('$class', 'Alias' . hrtime(true));", "\$x = new ReflectionClass('$class'); show((string) \$x); show(\$x->getConstants());",
            "show((string) new ReflectionExtension('wsclient'));", 'ob_start(); phpinfo(INFO_MODULES); ob_end_clean();', '$x = gc_collect_cycles();', '$o = [$o]; $o[] = &$o; $o = null; gc_collect_cycles();',
            "\$x = $class::cases();", '$x = unserialize(serialize($o)); check([$x]);', '$x = igbinary_serialize($o);', "\$x = constant('$class::Text');", '$x = strlen($o);', '$x = str_replace("a", "b", $o);',
            '$x = array_map(fn ($v) => $v, (array) $o);', '$x = usleep(1000);', '$x = iterator_to_array(new ArrayIterator($o));', '$o->__serialize();', '$o->__unserialize([]);', '$o->__wakeup();', '$o->__sleep();', '$o->__destruct();',
            '$x = sprintf("%s %d", $o, $o);', 'throw $o;', '$x = var_export([$o, $e], true);', '$x = $o?->getIterator(); $c0 = null; foreach ($x as $v) { }', '$c0 = null;', '$c1 = $c0;', '$o = $x = $e = null;',
            'show((string) $e);', 'show($e->getTrace());', 'show($e->getTraceAsString());', 'show($e->getPrevious());', 'show(json_encode($e->report, JSON_PARTIAL_OUTPUT_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE));',
        ]);
    }

    /** Changes what a caught exception, or one of the extension's classes, consists of. */
    private function exception(): string
    {
        $any = $this->values->constant();
        $class = $this->random->pick(self::EXCEPTIONS);
        $field = $this->random->pick(self::FIELDS);
        $private = $this->random->pick(['string', 'trace', 'previous', 'file', 'line', 'message', 'code']);
        $owner = $class === 'WsClient\ConcurrencyError' ? 'Error' : 'Exception';
        return $this->random->pick([
            "\$e = new $class($any); show((string) \$e);",
            "\$e = new $class('m', 5, new RuntimeException('before')); show((string) \$e); show(\$e);",
            "\$e = new $class(previous: \$e); show((string) \$e);",
            "\$e = (new ReflectionClass('$class'))->newInstanceWithoutConstructor(); show((string) \$e); check([\$e]);",
            "(new ReflectionProperty('$owner', '$private'))->setValue(\$e, $any); show((string) \$e); show(\$e);",
            "\$p = new ReflectionProperty(\$e, '$field'); \$p->setValue(\$e, $any); show((string) \$e);",
            "throw new $class($any);", '$e->__construct("again"); show((string) $e);', '$e->__wakeup(); show((string) $e);',
            "\$e->__construct($any); show((string) \$e);", 'show((string) $e); show($e->report); show($e->diagnosis);',
            "(function () { unset(\$this->$field); show((string) \$this); })->call(\$e);",
            "(function () { \$r = &\$this->$field; \$r = []; show((string) \$this); })->call(\$e);",
            "set_exception_handler(function (\$e) { show((string) \$e); });",
            'try { try { throw $e; } finally { throw new Exception("later"); } } catch (Throwable $e) { show((string) $e); }',
        ]);
    }

    private function subclass(): string
    {
        $class = $this->random->pick(self::EXCEPTIONS);
        $field = $this->random->pick(self::FIELDS);
        $any = $this->values->constant();
        $body = $this->random->pick([
            "public function __construct() { unset(\$this->$field); }",
            "public \$held; public function __construct() { parent::__construct('m'); \$this->held = &\$this->$field; \$this->held = $any; }",
            "public function __construct() { parent::__construct('m'); \$this->$field = $any; }",
            "public function __construct() { parent::__construct('m'); \$this->$field = $any; \$this->$field = $any; }",
            "protected \$message = []; protected \$code = 'text';",
            'protected $file = null; protected $line = "x";',
            'public function __toString(): string { return parent::__toString() . "!"; }',
            'public function __get($name) { return "got"; } public function __construct() { unset($this->message, $this->line, $this->file, $this->code); }',
            'public function __construct() { parent::__construct(); parent::__construct("twice"); unset($this->file, $this->line); }',
            'public $extra = 1; public function __destruct() { show((string) $this); }',
            'public function __construct(public readonly array $more = [1]) {}',
        ]);
        $after = $this->random->pick([
            'show((string) $e);', 'show($e);', 'throw $e;', 'echo "\x1e"; var_dump($e);', '$x = clone $e;', '$x = serialize($e); show($x);', '$x = json_encode($e);',
            'trigger_error((string) $e);', 'show((string) new WsClient\ConnectException("outer", 1, $e));',
        ]);
        return "\$args = []; \$e = new class extends $class { $body }; $after";
    }

    private function stream(): string
    {
        return $this->random->pick([
            '$stream = $c0->getStream();', 'show($stream); show(stream_get_meta_data($stream));', '$x = fread($stream, 100); show($x);', '$x = fwrite($stream, "x");', 'fclose($stream);',
            '$r = [$stream]; $w = $n = null; $x = stream_select($r, $w, $n, 0, 20000); check([$x]); $x = $c0->poll(); check([$x]);', '$x = feof($stream);', 'stream_set_blocking($stream, true); $x = fgets($stream);',
            '$x = stream_get_contents($stream);', '$x = stream_copy_to_stream($stream, fopen("php://memory", "w"));', 'fclose($c0->getStream()); $x = $c0->poll();',
            '$stream = $c0->getStream(); $c0 = null; $r = [$stream]; $w = $n = null; stream_select($r, $w, $n, 0, 1000);', '$x = stream_socket_get_name($stream, true);', 'stream_socket_shutdown($stream, STREAM_SHUT_RDWR);',
            '$x = stream_set_timeout($stream, 0, 1000);', '$x = fstat($stream); $x = ftell($stream); $x = fseek($stream, 0);', 'stream_filter_append($stream, "string.rot13"); fwrite($stream, "x");', '$x = stream_socket_enable_crypto($stream, true, STREAM_CRYPTO_METHOD_TLS_CLIENT);',
            '$x = get_resources("stream"); show(count($x));', 'settype($stream, "integer");', '$w = [$stream]; $r = $n = null; $x = stream_select($r, $w, $n, 0, 1000);', '$x = ftruncate($stream, 0); $x = flock($stream, LOCK_EX | LOCK_NB);',
            '$x = proc_open(["true"], [$stream, $stream, $stream], $p);',
        ]);
    }

    private function iterator(): string
    {
        return $this->random->pick([
            'foreach ($c0 as $k => $v) { check([$k, $v]); } $x = $it->current(); check([$x]);',
            '$it = $c0->getIterator(); foreach ($it as $k => $v) { check([$k, $v]); } $it->next(); $x = $it->current(); check([$x]); $x = $it->key(); check([$x]);',
            'foreach ($c0 as $k => $v) { foreach ($c0 as $w) { check([$w]); break; } $c0 = null; }',
            'foreach ($c0 as $k => $v) { check([$k, $v]); break; }',
            '$x = (function () use ($c0) { yield 1; yield from $c0; })(); foreach ($x as $v) { check([$v]); }',
            '$it = $c0->getIterator(); $c0->close(); $x = $it->current(); check([$x]); $it->next(); $x = [$it->valid(), $it->current(), $it->key()]; check([$x]);',
            'foreach ($c0 as $k => $v) { throw new Exception("inside"); }',
            'foreach ($c0 as $c0) { check([$c0]); }',
            '$it = $c0->getIterator(); $x = clone $it;', '$it = $c0->getIterator(); $it->rewind(); $it->rewind(); foreach ($it as $v) { check([$v]); }',
            '$x = new MultipleIterator(); $x->attachIterator($c0->getIterator()); $x->attachIterator($c0->getIterator()); foreach ($x as $v) { check([$v]); break; }',
        ]);
    }
}
