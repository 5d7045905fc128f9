<?php
// Draws line charts as SVG: light and dark by the reader's setting, without a script.
declare(strict_types=1);

/** One panel: lines over an axis of powers, both axes logarithmic. */
final class Panel
{
    /**
     * @param array<string, array<int, array{float, float}>> $lines points by name, in ascending order
     * @param Closure(float): string $label_x
     * @param Closure(float): string $label_y
     */
    public function __construct(
        public readonly string $title,
        public readonly string $axis_x,
        public readonly int $base_x,
        public readonly array $lines,
        public readonly Closure $label_x,
        public readonly Closure $label_y,
    ) {}
}

/** Panels beside each other and below each other, with one legend. */
final class Chart
{
    private const WIDTH = 340;
    private const HEIGHT = 250;
    private const LEFT = 70;
    private const RIGHT = 14;
    private const TOP = 34;
    private const BOTTOM = 46;
    private const HEAD = 56;
    // Each line has a colour, a dash pattern and a shape of its points, so that none depends on colour alone.
    private const DASHES = ['', '6 3', '2 3'];
    private const STYLE = <<<'CSS'
        svg { --paper: #ffffff; --ink: #1f2328; --quiet: #59636e; --grid: #d9dee3; --a: #0a58ca; --b: #b54708; --c: #2f7d32; }
        @media (prefers-color-scheme: dark) {
          svg { --paper: #0d1117; --ink: #e6edf3; --quiet: #9aa5b1; --grid: #30363d; --a: #6cb0ff; --b: #ffa657; --c: #7ee787; }
        }
        text { font: 11px system-ui, "Segoe UI", Helvetica, Arial, sans-serif; fill: var(--quiet); }
        .title { font-size: 15px; font-weight: 600; fill: var(--ink); }
        .panel { font-size: 12px; font-weight: 600; fill: var(--ink); }
        .name { font-size: 12px; fill: var(--ink); }
        .grid { stroke: var(--grid); stroke-width: 1; }
        .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
        .s0 { stroke: var(--a); } .s1 { stroke: var(--b); } .s2 { stroke: var(--c); }
        .p0 { fill: var(--a); } .p1 { fill: var(--b); } .p2 { fill: var(--c); }
        CSS;

    /**
     * @param list<string> $names of the lines, in the order of their colours
     * @param list<Panel> $panels
     */
    public static function svg(string $title, string $description, array $names, array $panels, int $columns): string
    {
        $rows = (int) ceil(count($panels) / $columns);
        [$width, $height] = [$columns * self::WIDTH, self::HEAD + $rows * self::HEIGHT];
        $text = sprintf('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" '
            . "aria-labelledby=\"title description\">\n<title id=\"title\">%s</title>\n<desc id=\"description\">%s</desc>\n<style>\n%s\n</style>\n",
            $width, $height, $width, $height, self::escape($title), self::escape($description), self::STYLE);
        $text .= "<rect width=\"$width\" height=\"$height\" fill=\"var(--paper)\"/>\n";
        $text .= sprintf("<text class=\"title\" x=\"14\" y=\"22\">%s</text>\n", self::escape($title));
        $x = 14;
        foreach ($names as $number => $name) {
            $text .= sprintf("<path class=\"line s%d\" stroke-dasharray=\"%s\" d=\"M%d 40h28\"/>%s<text class=\"name\" x=\"%d\" y=\"44\">%s</text>\n",
                $number, self::DASHES[$number], $x, self::point($number, $x + 14, 40), $x + 35, self::escape($name));
            $x += 60 + 7 * strlen($name);
        }
        foreach ($panels as $number => $panel) {
            $text .= sprintf("<g transform=\"translate(%d %d)\">\n%s</g>\n", $number % $columns * self::WIDTH,
                self::HEAD + intdiv($number, $columns) * self::HEIGHT, self::panel($panel, $names));
        }
        return "$text</svg>\n";
    }

    /** @param list<string> $names */
    private static function panel(Panel $panel, array $names): string
    {
        $points = array_merge(...array_values($panel->lines));
        [$xs, $ys] = [array_column($points, 0), array_column($points, 1)];
        [$low_x, $high_x] = [log(min($xs)), max(log(max($xs)), log(min($xs)) + 1)];
        // Whole decades, so that each has a line.
        [$low_y, $high_y] = [floor(log10(min($ys))), max(ceil(log10(max($ys))), floor(log10(min($ys))) + 1)];
        [$right, $bottom] = [self::WIDTH - self::RIGHT, self::HEIGHT - self::BOTTOM];
        $at_x = static fn (float $x): float => self::LEFT + (log($x) - $low_x) / ($high_x - $low_x) * ($right - self::LEFT);
        $at_y = static fn (float $y): float => $bottom - (log10($y) - $low_y) / ($high_y - $low_y) * ($bottom - self::TOP);
        $text = sprintf("<text class=\"panel\" x=\"%d\" y=\"20\">%s</text>\n", self::LEFT, self::escape($panel->title));
        for ($power = (int) $low_y; $power <= $high_y; $power++) {
            $y = $at_y(10.0 ** $power);
            $text .= sprintf("<path class=\"grid\" d=\"M%d %.1fH%d\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>\n",
                self::LEFT, $y, $right, self::LEFT - 6, $y + 4, self::escape(($panel->label_y)(10.0 ** $power)));
        }
        for ($value = min($xs); $value <= max($xs); $value *= $panel->base_x) {
            $x = $at_x((float) $value);
            $text .= sprintf("<path class=\"grid\" d=\"M%.1f %dV%d\"/><text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
                $x, self::TOP, $bottom, $x, $bottom + 16, self::escape(($panel->label_x)((float) $value)));
        }
        $text .= sprintf("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>\n", (self::LEFT + $right) / 2, $bottom + 34,
            self::escape($panel->axis_x));
        foreach ($names as $number => $name) {
            $places = array_map(static fn (array $point): array => [$at_x((float) $point[0]), $at_y($point[1])], $panel->lines[$name] ?? []);
            if ($places === []) {
                continue;
            }
            $text .= sprintf("<path class=\"line s%d\" stroke-dasharray=\"%s\" d=\"M%s\"/>", $number, self::DASHES[$number],
                implode('L', array_map(static fn (array $place): string => vsprintf('%.1f %.1f', $place), $places)));
            foreach ($places as [$x, $y]) {
                $text .= self::point($number, $x, $y);
            }
            $text .= "\n";
        }
        return $text;
    }

    private static function point(int $number, float $x, float $y): string
    {
        return match ($number) {
            0 => sprintf('<circle class="p0" cx="%.1f" cy="%.1f" r="2.8"/>', $x, $y),
            1 => sprintf('<rect class="p1" x="%.1f" y="%.1f" width="5.2" height="5.2"/>', $x - 2.6, $y - 2.6),
            default => sprintf('<path class="p2" d="M%.1f %.1fl3.4 5.8h-6.8z"/>', $x, $y - 3.6),
        };
    }

    private static function escape(string $text): string
    {
        return htmlspecialchars($text, ENT_XML1 | ENT_QUOTES);
    }
}
