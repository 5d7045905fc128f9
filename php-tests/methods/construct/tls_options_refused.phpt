--TEST--
TLS options that do not exist or have the wrong type are refused, for ws:// too
--EXTENSIONS--
wsclient
--FILE--
<?php
function attempt(callable $call): void
{
    try {
        $call();
        echo "accepted\n";
    } catch (WsClient\ConnectException $e) {
        echo "accepted: $e->errorCode\n";
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}

foreach ([
    ['ca_file' => 'x'],
    ['verify_peers' => true],
    ['CAfile' => 'x'],
    ['crypto_method' => 1],
    ['local-cert' => 'x'],
    ["\0" => 1],
    ['cafile'],
    ['verify_peer' => 0],
    ['verify_peer' => 'no'],
    ['verify_peer_name' => null],
    ['allow_self_signed' => 1],
    ['cafile' => true],
    ['cafile' => ''],
    ['cafile' => "a\0b"],
    ['capath' => []],
    ['ca' => ''],
    ['peer_name' => ''],
    ['peer_name' => "\xff"],
    ['peer_name' => 1],
    ['passphrase' => 1234],
    ['passphrase' => ''],
    ['local_pk' => '/path/to/client.key'],
] as $options) {
    attempt(fn () => new WsClient('ws://127.0.0.1:1/', tls: $options));
}
?>
--EXPECTF--
ValueError: WsClient::__construct(): Argument #4 ($tls) has no option "ca_file"; did you mean "cafile"?
ValueError: WsClient::__construct(): Argument #4 ($tls) has no option "verify_peers"; did you mean "verify_peer"?
ValueError: WsClient::__construct(): Argument #4 ($tls) has no option "CAfile"; did you mean "cafile"?
ValueError: WsClient::__construct(): Argument #4 ($tls) has no option "crypto_method"; the options are verify_peer, verify_peer_name, allow_self_signed, peer_name, cafile, capath, ca, local_cert, local_pk, passphrase
ValueError: WsClient::__construct(): Argument #4 ($tls) has no option "local-cert"; did you mean "local_cert"?
ValueError: WsClient::__construct(): Argument #4 ($tls) has no option ""; the options are verify_peer, verify_peer_name, allow_self_signed, peer_name, cafile, capath, ca, local_cert, local_pk, passphrase
ValueError: WsClient::__construct(): Argument #4 ($tls) must have option names as keys, as in ['cafile' => '/path/to/ca.pem']
TypeError: WsClient::__construct(): Argument #4 ($tls) must have a bool as "verify_peer"; int given
TypeError: WsClient::__construct(): Argument #4 ($tls) must have a bool as "verify_peer"; string given
TypeError: WsClient::__construct(): Argument #4 ($tls) must have a bool as "verify_peer_name"; null given
TypeError: WsClient::__construct(): Argument #4 ($tls) must have a bool as "allow_self_signed"; int given
TypeError: WsClient::__construct(): Argument #4 ($tls) must have a string as "cafile"; bool given
ValueError: WsClient::__construct(): Argument #4 ($tls) must not have an empty "cafile"
ValueError: WsClient::__construct(): Argument #4 ($tls) must not have NUL bytes in "cafile"
TypeError: WsClient::__construct(): Argument #4 ($tls) must have a string as "capath"; array given
ValueError: WsClient::__construct(): Argument #4 ($tls) must not have an empty "ca"
ValueError: WsClient::__construct(): Argument #4 ($tls) must not have an empty "peer_name"
ValueError: WsClient::__construct(): Argument #4 ($tls) must have valid UTF-8 in "peer_name"
TypeError: WsClient::__construct(): Argument #4 ($tls) must have a string as "peer_name"; int given
TypeError: WsClient::__construct(): Argument #4 ($tls) must have a string as "passphrase"; int given
ValueError: WsClient::__construct(): Argument #4 ($tls) must not have an empty "passphrase"
ValueError: WsClient::__construct(): Argument #4 ($tls) must have "local_cert" if it has "local_pk"
