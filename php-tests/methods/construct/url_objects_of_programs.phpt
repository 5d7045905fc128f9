--TEST--
A program's own classes with the names of PHP 8.5's URI classes are not mistaken for them
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
if (class_exists('Uri\Rfc3986\Uri')) die('skip this PHP has these classes itself');
?>
--FILE--
<?php
namespace Uri\Rfc3986 {
    final class Uri {}
}
namespace Uri\WhatWg {
    final class Url
    {
        public function __construct(private mixed $result) {}

        public function toAsciiString(): mixed
        {
            return $this->result instanceof \Throwable ? throw $this->result : $this->result;
        }
    }
}
namespace {
    require __DIR__ . '/../../support/connection.inc';
    $of = fn (mixed $result) => new Uri\WhatWg\Url($result);
    foreach ([new Uri\Rfc3986\Uri(), $of('ws://localhost/#'), $of(7), $of(new stdClass()), $of(new LogicException('no URL'))] as $url) {
        thrown(fn () => new WsClient($url));
    }
}
?>
--EXPECT--
TypeError: WsClient::__construct(): Argument #1 ($url) must be of type Stringable|Uri\Rfc3986\Uri|Uri\WhatWg\Url|string, Uri\Rfc3986\Uri given
WsClient\InvalidUrlException url.fragment
WsClient\InvalidUrlException url.scheme
Error: Object of class stdClass could not be converted to string
LogicException: no URL
