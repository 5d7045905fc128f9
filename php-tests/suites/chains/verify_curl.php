<?php
// Connects to each case with the curl program, run once for all: verify_curl.php FOLDER; a line of JSON for each.
declare(strict_types=1);

[, $folder] = $argv;
$sections = [];
$skipped = [];
foreach (json_decode(file_get_contents("$folder/cases.json"), true) as $case) {
    if ($case['port'] === null) {
        continue;
    }
    // -k leaves out both checks; there is no option for one of them, nor for self-signed certificates.
    if ($case['allow_self_signed'] || $case['verify_peer'] !== $case['verify_peer_name']) {
        $skipped[] = $case['id'];
        continue;
    }
    $host = str_contains($case['name'], ':') ? "[$case[name]]" : $case['name'];
    $trust = isset($case['cafile']) ? ['cacert', "$folder/$case[cafile]"] : ['capath', "$folder/$case[capath]"];
    $sections[] = implode("\n", [
        "url = \"https://$host:$case[port]/\"",
        "connect-to = \"::$case[host]:$case[port]\"",
        "$trust[0] = \"$trust[1]\"",
        ...($case['verify_peer'] ? [] : ['insecure']),
        'output = /dev/null',
        'silent',
        'max-time = 15',
        "write-out = \"$case[id] %{exitcode} %{errormsg}\\n\"",
    ]);
}
file_put_contents("$folder/curl.config", implode("\nnext\n", $sections) . "\n");
// -q: the user's own configuration does not count.
$pipe = popen('curl -q -K ' . escapeshellarg("$folder/curl.config") . ' 2>&1', 'r');
while (($text = fgets($pipe)) !== false) {
    [$id, $code, $detail] = explode(' ', rtrim($text), 3) + ['', '', ''];
    $line = ['id' => $id, 'verdict' => $code === '0' ? 'open' : 'refused', 'detail' => "$code $detail"];
    echo json_encode($line, JSON_INVALID_UTF8_SUBSTITUTE), "\n";
}
pclose($pipe);
foreach ($skipped as $id) {
    echo json_encode(['id' => $id, 'verdict' => '-', 'detail' => 'no such option']), "\n";
}
