<?php
// Seeded choices: the same seed makes the same choices on every PHP.
declare(strict_types=1);

use Random\Engine\Mt19937;
use Random\Randomizer;

final class RandomSource
{
    private readonly Randomizer $randomizer;

    public function __construct(int $seed)
    {
        $this->randomizer = new Randomizer(new Mt19937($seed));
    }

    public function int(int $least, int $most): int
    {
        return $this->randomizer->getInt($least, $most);
    }

    public function chance(int $percent): bool
    {
        return $this->int(1, 100) <= $percent;
    }

    public function bytes(int $length): string
    {
        return $length === 0 ? '' : $this->randomizer->getBytes($length);
    }

    /** Letters and digits that stand for themselves in URLs and header fields. */
    public function word(int $length): string
    {
        $letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
        $word = '';
        while (strlen($word) < $length) {
            $word .= $letters[$this->int(0, strlen($letters) - 1)];
        }
        return $word;
    }

    /**
     * @template T
     * @param non-empty-array<T> $choices
     * @return T
     */
    public function pick(array $choices): mixed
    {
        return array_values($choices)[$this->int(0, count($choices) - 1)];
    }

    /** @param non-empty-array<string, int> $weights by choice */
    public function weighted(array $weights): string
    {
        $at = $this->int(1, array_sum($weights));
        foreach ($weights as $choice => $weight) {
            if (($at -= $weight) <= 0) {
                break;
            }
        }
        return (string) $choice;
    }
}
