<?php
// What may be concluded from a few pairs of measurements.
declare(strict_types=1);

/** @param array<int, float> $values */
function median(array $values): float
{
    return quantile($values, 0.5);
}

/**
 * Interpolated between the two values that are next to it.
 *
 * @param array<int, float> $values at least one
 */
function quantile(array $values, float $share): float
{
    sort($values);
    $position = $share * (count($values) - 1);
    $below = (int) floor($position);
    $above = min($below + 1, count($values) - 1);
    return $values[$below] + ($position - $below) * ($values[$above] - $values[$below]);
}

/**
 * Whether ratios reach a target: "ok" if their median does; "BELOW" if it does not and a sign test over the pairs
 * excludes chance; "noise" if it does not, but these pairs do not prove it.
 *
 * @param array<int, float> $ratios by pair
 */
function verdict(array $ratios, float $target): string
{
    if (median($ratios) >= $target) {
        return 'ok';
    }
    $below = count(array_filter($ratios, static fn (float $ratio): bool => $ratio < $target));
    return chance_of_below(count($ratios), $below) <= 0.05 ? 'BELOW' : 'noise';
}

/** How likely it is that at least so many pairs are below a target which the true median equals. */
function chance_of_below(int $pairs, int $below): float
{
    [$ways, $sum] = [1.0, 0.0];
    for ($count = $pairs; $count >= $below; $count--) {
        $sum += $ways;
        $ways *= $count / ($pairs - $count + 1);
    }
    return $sum / 2 ** $pairs;
}
