<?php
// Which version of each program is compared.
declare(strict_types=1);

/** Looks where each language keeps the versions of its packages. */
final class Versions
{
    private const COMPOSER = [
        'phrity' => 'phrity/websocket',
        'amphp' => 'amphp/websocket-client',
        'pawl' => 'ratchet/pawl',
        'workerman' => 'workerman/workerman',
    ];

    /**
     * @param list<string> $ours the command of PHP with the extension
     * @param string $installed where the packages of other languages are
     */
    public function __construct(
        private readonly array $ours,
        private readonly string $installed,
    ) {}

    /** The version of a side or a server; null for what has none, such as another build of this extension. */
    public function of(string $name): ?string
    {
        return match ($name) {
            'wsclient' => self::output([...$this->ours, '-r', 'echo phpversion("wsclient"), ", PHP ", PHP_VERSION;']),
            'tungstenite', 'rustls' => self::crate($name),
            'flate2+plain' => 'flate2 ' . self::crate('flate2') . ', zlib-rs ' . self::crate('zlib-rs'),
            'websockets', 'picows' => $this->python('python', $name),
            'uwebsockets' => 'socketify ' . $this->python('python-server', 'socketify'),
            'ws', 'node-ws' => $this->node('ws') . ', node ' . self::output(['node', '--version']),
            'swoole' => self::output([PHP_BINARY, '-r', 'echo phpversion("swoole");']),
            default => isset(self::COMPOSER[$name]) ? self::composer(self::COMPOSER[$name]) : null,
        };
    }

    /** @param list<string> $command */
    private static function output(array $command): string
    {
        return trim((string) shell_exec(implode(' ', array_map(escapeshellarg(...), $command))));
    }

    private static function crate(string $name): ?string
    {
        $lock = (string) file_get_contents(dirname(__DIR__) . '/Cargo.lock');
        return preg_match("/^name = \"$name\"\\nversion = \"(.+)\"\$/m", $lock, $found) ? $found[1] : null;
    }

    private function python(string $environment, string $package): ?string
    {
        $found = glob("$this->installed/$environment/lib/python*/site-packages/$package-*.dist-info");
        return preg_match('~/[^/]+-([^/-]+)\.dist-info$~', $found[0] ?? '', $match) ? $match[1] : null;
    }

    private function node(string $package): ?string
    {
        $file = "$this->installed/node/node_modules/$package/package.json";
        return json_decode((string) @file_get_contents($file), true)['version'] ?? null;
    }

    private static function composer(string $package): ?string
    {
        $list = json_decode((string) @file_get_contents(__DIR__ . '/vendor/composer/installed.json'), true);
        $versions = array_column($list['packages'] ?? [], 'version', 'name');
        return $versions[$package] ?? null;
    }
}
