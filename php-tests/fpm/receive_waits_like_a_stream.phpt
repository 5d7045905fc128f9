--TEST--
The time limits and the reload of php-fpm treat a waiting receive() like a waiting read from a stream
--EXTENSIONS--
wsclient
openssl
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
if (!is_dir('/proc/self/fd')) die('skip needs /proc');
skip_unless_fpm();
?>
--FILE--
<?php
require __DIR__ . '/waiting.inc';

echo "request_terminate_timeout = 1s\n";
$fpm = php_fpm(4, ['request_terminate_timeout = 1s']);
(new Waiting($fpm))->show(earliest: 0.8);
$fpm->stop();

// It is processor time that counts, and waiting uses none.
echo "max_execution_time = 1\n";
$fpm = php_fpm(4);
$waiting = new Waiting($fpm, ['PHP_VALUE' => 'max_execution_time=1']);
$waiting->stay(1.5);
$waiting->speak();
$waiting->show();
$fpm->stop();

// stream_select() alone is ended by any signal.
foreach ([10, 1] as $timeout) {
    echo "reload, process_control_timeout = $timeout\n";
    $fpm = php_fpm(4, [], ["process_control_timeout = $timeout"]);
    $waiting = new Waiting($fpm);
    $waiting->reload();
    if ($timeout === 10) {
        $waiting->speak();
    }
    $waiting->show(earliest: $timeout === 10 ? 0.0 : 0.8);
    $fpm->stop();
}

// The default: workers are killed as soon as they were asked to end.
echo "reload\n";
$fpm = php_fpm(3);
$waiting = new Waiting($fpm, kinds: ['fgets', 'receive', 'receive over wss']);
$waiting->reload();
$waiting->show();
?>
--EXPECT--
request_terminate_timeout = 1s
  fgets: killed, its peer got ""
  stream_select: killed, its peer got ""
  receive: killed, its peer got ""
  receive over wss: killed, its peer got ""
  the next request: another worker
max_execution_time = 1
  fgets: answered "word"
  stream_select: answered "1"
  receive: answered "word"
  receive over wss: answered "word"
reload, process_control_timeout = 10
  fgets: answered "word"
  stream_select: answered "false"
  receive: answered "word"
  receive over wss: answered "word"
  the next request: another worker
reload, process_control_timeout = 1
  fgets: killed, its peer got ""
  stream_select: answered "false"
  receive: killed, its peer got ""
  receive over wss: killed, its peer got ""
  the next request: another worker
reload
  fgets: killed, its peer got ""
  receive: killed, its peer got ""
  receive over wss: killed, its peer got ""
  the next request: another worker
