--TEST--
generateKey() makes 16 random bytes in base64, and acceptKey() answers as in RFC 6455
--EXTENSIONS--
wsclient
--FILE--
<?php
$keys = [];
for ($i = 0; $i < 100_000; $i++) {
    $key = WsClient::generateKey();
    if (strlen($key) !== 24 || strlen((string) base64_decode($key, true)) !== 16) {
        echo "$key is no key\n";
    }
    $keys[$key] = true;
}
var_dump(count($keys));
// RFC 6455, section 1.3
var_dump(WsClient::acceptKey('dGhlIHNhbXBsZSBub25jZQ=='));
var_dump(WsClient::acceptKey($key) === base64_encode(sha1($key . '258EAFA5-E914-47DA-95CA-C5AB0DC85B11', true)));
?>
--EXPECTF--
int(100000)
string(28) "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
bool(true)
