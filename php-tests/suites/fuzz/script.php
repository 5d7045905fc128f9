<?php
// A generated script as a tree of statements, and its source text.
declare(strict_types=1);

/** One statement; one with a body is a block that ends with $end. */
final class Statement
{
    /** @param list<self> $body */
    public function __construct(
        public readonly string $code,
        public readonly array $body = [],
        public readonly string $end = '',
    ) {}

    /** @param list<self> $body */
    public function withBody(array $body): self
    {
        return new self($this->code, $body, $this->end);
    }

    public function source(string $indent = ''): string
    {
        $source = $indent . $this->code . "\n";
        foreach ($this->body as $statement) {
            $source .= $statement->source("$indent    ");
        }
        return $this->end === '' ? $source : "$source$indent$this->end\n";
    }
}

final class Script
{
    /** What every function and handler of a script shares with its main part. */
    public const SHARED = '&$c0, &$c1, &$x, &$e, &$o, &$it, &$fiber, &$stream';

    /**
     * @param array<string, string> $ini
     * @param array<string, string> $secrets the planted ones, by the name of their constant
     * @param list<Statement> $statements
     */
    public function __construct(
        public readonly int $seed,
        public readonly array $ini,
        public readonly int $descriptors,
        public readonly array $secrets,
        public readonly array $statements,
    ) {}

    /**
     * @param array<string, string> $ini
     * @param list<Statement> $statements
     */
    public function with(array $ini, int $descriptors, array $statements): self
    {
        return new self($this->seed, $ini, $descriptors, $this->secrets, $statements);
    }

    public function source(): string
    {
        $source = "<?php\n";
        foreach ($this->ini as $name => $value) {
            $source .= "// $name=$value\n";
        }
        if ($this->descriptors > 0) {
            $source .= "// ulimit -n $this->descriptors\n";
        }
        $body = implode('', array_map(fn (Statement $statement) => $statement->source(), $this->statements));
        foreach ($this->secrets as $name => $secret) {
            if (str_contains($body, $name)) {
                $source .= "const $name = '$secret';\n";
            }
        }
        return $source . '$c0 = $c1 = $x = $e = $o = $it = $fiber = $stream = null;' . "\n" . $body;
    }
}
