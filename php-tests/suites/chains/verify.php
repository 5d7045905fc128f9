<?php
// Connects to each case with PHP's streams: verify.php FOLDER; a line of JSON for each.
declare(strict_types=1);

[, $folder] = $argv;
foreach (json_decode(file_get_contents("$folder/cases.json"), true) as $case) {
    if ($case['port'] === null) {
        continue;
    }
    $options = ['peer_name' => $case['name']];
    foreach (['cafile', 'capath'] as $trust) {
        if (isset($case[$trust])) {
            $options[$trust] = "$folder/$case[$trust]";
        }
    }
    foreach (['verify_peer', 'verify_peer_name', 'allow_self_signed'] as $option) {
        $options[$option] = $case[$option];
    }
    error_clear_last();
    $context = stream_context_create(['ssl' => $options]);
    $stream = @stream_socket_client("tls://$case[host]:$case[port]", $code, $message, 10.0, context: $context);
    // The first message names the cause; those after it only say that the connection failed.
    $detail = $stream ? '' : (string) (error_get_last()['message'] ?? $message);
    if (!$stream) {
        while ($line = openssl_error_string()) {
            $detail .= " | $line";
        }
    }
    $line = ['id' => $case['id'], 'verdict' => $stream ? 'open' : 'refused', 'detail' => $detail];
    echo json_encode($line, JSON_INVALID_UTF8_SUBSTITUTE), "\n";
    if ($stream) {
        fclose($stream);
    }
}
