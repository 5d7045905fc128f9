--TEST--
Value objects that reflection or unserialize() made without values crash nothing
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
foreach (['Message', 'CloseInfo', 'Phase', 'Diagnosis', 'Report', 'ConnectionInfo'] as $name) {
    $class = "WsClient\\$name";
    foreach ([
        'reflection' => fn () => (new ReflectionClass($class))->newInstanceWithoutConstructor(),
        'unserialize' => fn () => unserialize('O:' . strlen($class) . ":\"$class\":0:{}"),
    ] as $way => $make) {
        try {
            $object = $make();
            foreach ([fn () => (string) $object, fn () => json_encode($object), fn () => var_export($object, true)] as $use) {
                try {
                    $use();
                } catch (Error) {
                    // An Error is fine; a crash or a fatal error is not.
                }
            }
        } catch (Exception | Error) {
        }
    }
    echo $name, "\n";
}
?>
--EXPECT--
Message
CloseInfo
Phase
Diagnosis
Report
ConnectionInfo
