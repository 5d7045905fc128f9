--TEST--
Programs can subclass the exceptions, with and without calling the parent's constructor
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
class MineFirst extends WsClient\TimeoutException
{
    public readonly array $more;
    public function __construct(string $message)
    {
        parent::__construct($message, 9);
        $this->more = ['x'];
    }
}
class MineSecond extends WsClient\HandshakeException
{
    public function __construct(public readonly string $own)
    {
    }
}
try {
    throw new MineFirst('first');
} catch (WsClient\WsClientException $e) {
    var_dump($e->getMessage(), $e->getCode(), $e->errorCode, $e->more, strtok("$e", "\n"));
}
$e = new MineSecond('own');
var_dump($e->own, $e->getMessage());
thrown(fn () => $e->errorCode);
thrown(fn () => $e->body);
var_dump(strtok("$e", "\n"));
?>
--EXPECTF--
string(5) "first"
int(9)
string(0) ""
array(1) {
  [0]=>
  string(1) "x"
}
string(%d) "MineFirst: first in %sexceptions_subclassed.php:%d"
string(3) "own"
string(0) ""
Error: Typed property WsClient\WsClientException::$errorCode must not be accessed before initialization
Error: Typed property WsClient\HandshakeException::$body must not be accessed before initialization
string(%d) "MineSecond in %sexceptions_subclassed.php:%d"
