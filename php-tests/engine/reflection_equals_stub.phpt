--TEST--
The stub file describes exactly what Reflection shows of the extension
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/describe.php';
$loaded = describe((new ReflectionExtension('wsclient'))->getClassNames());
// A PHP without the extension reads the stub: the same names cannot stand twice in one process.
$stub = shell_exec(implode(' ', array_map('escapeshellarg', [
    PHP_BINARY, '-n', __DIR__ . '/../support/describe.php', __DIR__ . '/../../stubs/wsclient.stub.php',
])));
if ($loaded === $stub) {
    echo 'equal, ', substr_count($loaded, 'class '), " classes\n";
} else {
    $a = tempnam(sys_get_temp_dir(), 'ext');
    $b = tempnam(sys_get_temp_dir(), 'stub');
    file_put_contents($a, $loaded);
    file_put_contents($b, $stub);
    echo shell_exec('diff -u ' . escapeshellarg($a) . ' ' . escapeshellarg($b));
    unlink($a);
    unlink($b);
}
?>
--EXPECT--
equal, 25 classes
