--TEST--
The worker of docs/hangs.md finishes its job and stops on SIGTERM, whether it waits or works
--EXTENSIONS--
wsclient
pcntl
posix
--FILE--
<?php
require __DIR__ . '/../support/connection.inc';
$page = file_get_contents(repository() . '/docs/hangs.md');
preg_match('/^```php\n(pcntl_async_signals\(true\);\n.*?)^```/ms', $page, $block) || die('no recipe');
foreach (['while it works' => 'posix_kill(getmypid(), SIGTERM);', 'while it waits' => ''] as $when => $signal) {
    $peer = Peer::script('101', 'send ' . frame(1, 'job'), 'frame', 'frame', 'transcript', 'send ' . close_frame(1001, 'worker stops'), 'close');
    $alarm = $signal === '' ? 'new Alarms(function () { if (is_inside("receive")) { posix_kill(getmypid(), SIGTERM); } })' : 'null';
    echo "$when\n";
    takes(0.0, 10.0, fn () => run_child('$url = ' . var_export($peer->url(), true) . ";
        function work(\$job) { $signal return \"\$job done\"; }
        \$alarms = $alarm;
        $block[1]
        unset(\$alarms);
        echo 'stopped, ', \$ws->getCloseInfo()->code, \"\\n\";"));
    show_frames($peer);
}
?>
--EXPECT--
while it works
stopped, 1001
the server got Text job done
the server got Close 1001 worker stops
while it waits
stopped, 1001
the server got Text job done
the server got Close 1001 worker stops
