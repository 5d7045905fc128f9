--TEST--
A URL may be a Stringable object, or a URI object of PHP 8.5
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';

final class Place implements Stringable
{
    public function __construct(private string $url) {}

    public function __toString(): string
    {
        return $this->url;
    }
}

final class Broken implements Stringable
{
    public function __toString(): string
    {
        throw new LogicException('no URL today');
    }
}

$peer = Peer::echo();
$open = function (object $url) {
    $ws = new WsClient($url);
    $ws->send('hello');
    var_dump($ws->receive(5));
    var_dump(WsClient::diagnose($url)->ok);
};
$open(new Place($peer->url('/?token=secret')));
// Without the classes of PHP 8.5 there is nothing to try.
foreach (['Uri\Rfc3986\Uri', 'Uri\WhatWg\Url'] as $class) {
    $open(class_exists($class) ? new $class($peer->url()) : new Place($peer->url()));
}
foreach ([new Broken(), new stdClass(), new Place('http://localhost/')] as $url) {
    try {
        new WsClient($url);
    } catch (Throwable $e) {
        echo $e::class, ': ', $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
string(5) "hello"
bool(true)
string(5) "hello"
bool(true)
string(5) "hello"
bool(true)
LogicException: no URL today
TypeError: WsClient::__construct(): Argument #1 ($url) must be of type Stringable|Uri\Rfc3986\Uri|Uri\WhatWg\Url|string, stdClass given
WsClient\InvalidUrlException: http://localhost/: "http" is not a WebSocket scheme [url.scheme]
