--TEST--
Value objects come from the extension only, except Message: no constructor, no change, no new properties
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
foreach (['Message', 'CloseInfo', 'Phase', 'Diagnosis', 'Report', 'ConnectionInfo'] as $name) {
    $class = "WsClient\\$name";
    thrown(fn () => new $class());
    $about = new ReflectionClass($class);
    $changeable = array_filter($about->getProperties(ReflectionProperty::IS_PUBLIC), fn ($one) => !$one->isReadOnly());
    echo $about->isFinal() ? 'final' : 'open', ', ', count($changeable), " changeable properties\n";
}
?>
--EXPECT--
ArgumentCountError: WsClient\Message::__construct() expects exactly 2 arguments, 0 given
final, 0 changeable properties
Error: Call to private WsClient\CloseInfo::__construct() from global scope
final, 0 changeable properties
Error: Call to private WsClient\Phase::__construct() from global scope
final, 0 changeable properties
Error: Call to private WsClient\Diagnosis::__construct() from global scope
final, 0 changeable properties
Error: Call to private WsClient\Report::__construct() from global scope
final, 0 changeable properties
Error: Call to private WsClient\ConnectionInfo::__construct() from global scope
final, 0 changeable properties
