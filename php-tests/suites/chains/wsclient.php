<?php
// Connects to each case with wsclient: wsclient.php FOLDER; a line of JSON for each.
declare(strict_types=1);

use WsClient\WsClientException;

[, $folder] = $argv;
foreach (json_decode(file_get_contents("$folder/cases.json"), true) as $case) {
    if ($case['port'] === null) {
        continue;
    }
    $tls = ['peer_name' => $case['name']];
    foreach (['cafile', 'capath'] as $trust) {
        if (isset($case[$trust])) {
            $tls[$trust] = "$folder/$case[$trust]";
        }
    }
    foreach (['verify_peer' => true, 'verify_peer_name' => true, 'allow_self_signed' => false] as $option => $default) {
        if ($case[$option] !== $default) {
            $tls[$option] = $case[$option];
        }
    }
    $line = ['id' => $case['id'], 'verdict' => 'open', 'detail' => ''];
    try {
        new WsClient("wss://$case[host]:$case[port]/", tls: $tls);
    } catch (WsClientException $e) {
        $line = ['verdict' => 'refused', 'detail' => $e->getMessage(), 'code' => $e->errorCode] + $line;
    } catch (Throwable $e) {
        $line = ['verdict' => 'refused', 'detail' => $e::class . ": {$e->getMessage()}", 'code' => 'exception'] + $line;
    }
    echo json_encode($line, JSON_INVALID_UTF8_SUBSTITUTE), "\n";
}
