<?php
// Checks what figures are concluded from: quantiles and verdicts. scripts/bench.sh --quick runs it.
declare(strict_types=1);

require __DIR__ . '/statistics.php';

$expected = [
    'an even number has its median between two' => [2.5, median([4.0, 1.0, 3.0, 2.0])],
    'a quartile is interpolated' => [1.75, quantile([1.0, 2.0, 3.0, 4.0], 0.25)],
    'a median at the target reaches it' => ['ok', verdict([0.5, 1.0, 1.5], 1.0)],
    'all of five pairs below prove a miss' => ['BELOW', verdict([0.9, 0.8, 0.9, 0.7, 0.9], 1.0)],
    'four of five pairs prove nothing' => ['noise', verdict([0.9, 0.8, 0.9, 1.1, 0.9], 1.0)],
    'four pairs prove nothing' => ['noise', verdict([0.1, 0.1, 0.1, 0.1], 1.0)],
    'twelve of fifteen prove a miss' => ['BELOW', verdict([...array_fill(0, 12, 0.99), 2.0, 2.0, 2.0], 1.0)],
    'the chance of all below halves with each pair' => [1 / 128, chance_of_below(7, 7)],
    'none or more below is certain' => [1.0, chance_of_below(7, 0)],
];
$wrong = 0;
foreach ($expected as $what => [$wanted, $found]) {
    if ($wanted !== $found) {
        printf("%s: %s is expected, not %s\n", $what, json_encode($wanted), json_encode($found));
        $wrong++;
    }
}
exit($wrong === 0 ? 0 : 1);
