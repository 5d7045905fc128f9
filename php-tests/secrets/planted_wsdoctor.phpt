--TEST--
wsdoctor shows no secret in any of its output formats
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
if (getenv('WSCLIENT_TEST_VALGRIND')) {
    die('skip too slow under valgrind, which looks at other tests');
}
--FILE--
<?php
require __DIR__ . '/attempt.inc';
require __DIR__ . '/pages.inc';
require __DIR__ . '/doctor.inc';

$search = new Search();
$peer = new EchoPeer();
foreach (plants() as $number => $plant) {
    $words = $plant->parameter === 'tls' ? null : doctor_words($plant->arguments('ws', $peer->authority));
    if ($words === null) {
        continue;
    }
    $form = form_number($number);
    $peer->answer(page($number, echo_of($plant, $form)), form_of_request($form));
    foreach (DOCTOR_FORMS as $output => $option) {
        $search->lookAt($plant, 'page', "wsdoctor, $output", run_doctor([...$option, ...$words])[1], $form);
    }
}
// What a command line can have wrong besides the arguments of diagnose().
$s = secret('command line');
$url = 'ws://127.0.0.1:1/';
foreach ([
    ["-uuser:$s", $url], ["--user=user:$s", $url], ['--user', "user:$s", $url],
    ['-H', "Bearer $s", $url], ["-HBearer $s", $url], ['--header', $s, $url], ["--timeout=$s", $url], ['--timeout', $s, $url],
    ["--json=$s", $url], ["--insecure=$s", $url], [$url, "ws://user:$s@h/"],
] as $number => $words) {
    $plant = new Plant('command line ' . ($number + 1), 'words', null, ['secret' => $s]);
    $search->lookAt($plant, str_replace($s, 'SECRET', implode(' ', $words)), 'wsdoctor', run_doctor($words)[1]);
}
$search->report(250);
?>
--EXPECT--
0 shown
