--TEST--
bin/wsdoctor --html: the file, standard output, and what goes wrong
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/page.inc';

$folder = sys_get_temp_dir() . '/wsclient-html-' . getmypid();
mkdir($folder);
$peer = Peer::closedPort();
$url = $peer->url();
$show = function (string $name, array $arguments) {
    [$status, $output, $errors] = wsdoctor($arguments);
    echo "-- $name: $status ", strstr("$output\n", "\n", true), "\n$errors";
};

$show('to a file', ['--html', "$folder/page.html", $url]);
check_page(file_get_contents("$folder/page.html"));
$show('to a file, with = and JSON', ["--html=$folder/json.html", '--json', $url]);
check_page(file_get_contents("$folder/json.html"));
$show('to standard output', ['--html=-', $url]);
$show('no file', [$url, '--html']);
$show('an empty name', ['--html=', $url]);
$show('two on standard output', ['--html', '-', '--json', $url]);
$show('no such folder', ['--html', "$folder/nowhere/page.html", $url]);
$show('a folder', ['--html', $folder, $url]);

/** Runs a command that is wsdoctor. */
$run = function (string $name, string $file) use ($url) {
    [$status, $output, $errors] = wsdoctor(['--html', '-', $url], file: $file);
    echo "-- $name: $status ", strstr("$output$errors", "\n", true), "\n";
};
symlink(repository() . '/bin/wsdoctor', "$folder/link");
$run('behind a link', "$folder/link");
copy(repository() . '/bin/wsdoctor', "$folder/copy");
$run('a copy of the command alone', "$folder/copy");
array_map(unlink(...), glob("$folder/*"));
rmdir($folder);
?>
--EXPECTF--
-- to a file: 12 nothing listens on 127.0.0.1:%d
-- to a file, with = and JSON: 12 {
-- to standard output: 12 <!doctype html>
-- no file: 2 
wsdoctor: --html requires a value
see wsdoctor --help
-- an empty name: 2 
wsdoctor: --html requires the name of a file, or -
see wsdoctor --help
-- two on standard output: 2 
wsdoctor: --json and --html - both print on standard output
see wsdoctor --help
-- no such folder: 2 nothing listens on 127.0.0.1:%d
wsdoctor: the page cannot be written: Failed to open stream: No such file or directory
-- a folder: 2 nothing listens on 127.0.0.1:%d
wsdoctor: the page cannot be written: Failed to open stream: Is a directory
-- behind a link: 12 <!doctype html>
-- a copy of the command alone: 2 wsdoctor: --html requires the folder wsdoctor-html beside wsdoctor, as in the source code
