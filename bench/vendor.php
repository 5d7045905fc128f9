<?php
// Makes a folder like Composer's vendor from checkouts, where there is no Composer: vendor.php FOLDER CHECKOUT...
declare(strict_types=1);

// A checkout is a git repository, bare or not, with a composer.json: FOLDER, or FOLDER@REVISION instead of its HEAD. What
// a package requires has to be among the checkouts too; what is missing is listed, because a client may work without it.
$target = $argv[1] ?? '';
$target !== '' && !file_exists($target) || fail("usage: vendor.php NEW-FOLDER CHECKOUT...");
mkdir("$target/composer", 0777, true);

[$installed, $prefixes, $files, $required] = [[], [], [], []];
foreach (array_slice($argv, 2) as $checkout) {
    [$folder, $revision] = explode('@', $checkout) + [1 => 'HEAD'];
    [$git, $revision] = ['git -C ' . escapeshellarg($folder), escapeshellarg($revision)];
    $composer = json_decode((string) shell_exec("$git show $revision:composer.json"), true);
    is_array($composer) || fail("$checkout has no composer.json");
    $name = $composer['name'];
    mkdir("$target/$name", 0777, true);
    passthru("$git archive $revision | tar -x -C " . escapeshellarg("$target/$name"), $status);
    $status === 0 || fail("$checkout cannot be unpacked");
    $installed[] = ['name' => $name, 'version' => trim((string) shell_exec("$git describe --tags --always $revision"))];
    $required += $composer['require'] ?? [];
    foreach ($composer['autoload']['psr-4'] ?? [] as $prefix => $folders) {
        foreach ((array) $folders as $folder) {
            $prefixes[$prefix][] = "$name/" . trim($folder, '/');
        }
    }
    foreach ($composer['autoload']['files'] ?? [] as $file) {
        $files[] = "$name/$file";
    }
}
// A longer prefix comes first: it is the more precise one.
uksort($prefixes, static fn (string $a, string $b): int => strlen($b) <=> strlen($a));
file_put_contents("$target/composer/installed.json", json_encode(['packages' => $installed], JSON_PRETTY_PRINT) . "\n");
file_put_contents("$target/autoload.php", sprintf(<<<'PHP'
    <?php
    spl_autoload_register(static function (string $class): void {
        foreach (%s as $prefix => $folders) {
            if (str_starts_with($class, $prefix)) {
                foreach ($folders as $folder) {
                    $file = __DIR__ . "/$folder/" . strtr(substr($class, strlen($prefix)), '\\', '/') . '.php';
                    if (is_file($file)) {
                        require $file;
                        return;
                    }
                }
            }
        }
    });
    foreach (%s as $file) {
        require_once __DIR__ . "/$file";
    }

    PHP, var_export($prefixes, true), var_export($files, true)));

$packages = array_filter(array_keys($required), static fn (string $name): bool => str_contains($name, '/'));
$missing = array_diff($packages, array_column($installed, 'name'));
echo $missing === [] ? '' : 'not among the checkouts: ' . implode(', ', $missing) . "\n";

function fail(string $problem): never
{
    fwrite(STDERR, "error: $problem\n");
    exit(1);
}
