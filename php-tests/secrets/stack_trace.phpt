--TEST--
Stack traces do not show what was passed
--EXTENSIONS--
wsclient
--INI--
zend.exception_ignore_args=0
--FILE--
<?php
function outer(): void
{
    new WsClient('ws://127.0.0.1:1/?token=s3cret', ['Authorization' => 's3cret'], ['chat'], ['passphrase' => 's3cret']);
}
try {
    outer();
} catch (WsClient\TcpException $e) {
    echo strtr($e->getTraceAsString(), [__FILE__ => 'FILE']), "\n";
    foreach ($e->getTrace()[0]['args'] as $argument) {
        echo get_debug_type($argument), "\n";
    }
    var_dump(str_contains(print_r($e->getTrace(), true), 's3cret'));
}
foreach ([
    fn () => WsClient::open('ws://127.0.0.1:1/?token=s3cret', ['Authorization' => 's3cret'], ['s3cret 2'], ['passphrase' => 's3cret']),
    fn () => WsClient::open('ws://127.0.0.1:1/?token=s3cret', ['Authorization' => 's3cret'])->finish(),
] as $call) {
    try {
        $call();
    } catch (Throwable $e) {
        echo $e::class, ' ', strtr(explode("\n", $e->getTraceAsString())[0], [__FILE__ => 'FILE']), "\n";
        var_dump(str_contains(print_r($e->getTrace(), true), 's3cret'));
    }
}
?>
--EXPECTF--
#0 FILE(4): WsClient->__construct(Object(SensitiveParameterValue), Object(SensitiveParameterValue), Object(SensitiveParameterValue), Object(SensitiveParameterValue))
#1 FILE(7): outer()
#2 {main}
SensitiveParameterValue
SensitiveParameterValue
SensitiveParameterValue
SensitiveParameterValue
bool(false)
ValueError #0 FILE(%d): WsClient::open(Object(SensitiveParameterValue), Object(SensitiveParameterValue), Object(SensitiveParameterValue), Object(SensitiveParameterValue))
bool(false)
WsClient\TcpException #0 FILE(%d): WsClient\Opening->finish()
bool(false)
