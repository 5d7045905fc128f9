<?php
// Connects with the plant of that number, and catches nothing: connect_uncaught.php NUMBER SCHEME AUTHORITY.
declare(strict_types=1);

require __DIR__ . '/ways_in.inc';

[, $number, $scheme, $authority] = $argv;
$arguments = plants()[(int) $number]->arguments($scheme, $authority);
new WsClient(...$arguments);
