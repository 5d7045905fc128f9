<?php
// Writes new expectations into phpt that failed twice: bless.php FOLDER TEST..., see scripts/bless.sh.
//
// FOLDER has the outputs of the first run, the output of the second one is beside each test. What a person should
// look at goes to stderr, the tests that were changed to stdout.
declare(strict_types=1);

require __DIR__ . '/expectation.inc';

/** Output after which it was not the words that changed. */
const CRASH = '/^(PHP )?(Fatal|Parse) error: |^Termsig=|^(==\d+==|\[[^\]]+\] +Script: )/m';

/** Why the test cannot have a new expectation, or null once it is written. */
function bless(string $test, string $first, array &$notes): ?string
{
    $text = file_get_contents($test);
    if (!preg_match('/^--(EXPECTF?)--\n(.*?)(?=^--[A-Z_]+--$|\z)/ms', $text, $found, PREG_OFFSET_CAPTURE)) {
        return 'its expectation is neither --EXPECT-- nor --EXPECTF--';
    }
    [, [$section], [$old, $offset]] = $found;
    $output = @file_get_contents(preg_replace('/phpt$/', 'out', $test));
    $former = @file_get_contents($first);
    if ($output === false || $former === false) {
        return 'it has no output';
    }
    if (preg_match(CRASH, $output) && !preg_match(CRASH, $old)) {
        return 'it ended with a fatal error or a signal';
    }
    if ($section === 'EXPECT') {
        if ($output !== $former) {
            return 'its output is another one in each run, and --EXPECT-- has no placeholders';
        }
        $new = $output;
    } else {
        $expectation = new Expectation(trim($old), $output, $former);
        $new = $expectation->rewrite();
        $notes = $expectation->notes;
    }
    if ($new === trim($old)) {
        return 'its output is as expected, so it failed for another reason';
    }
    file_put_contents($test, substr_replace($text, "$new\n", $offset, strlen($old)));
    return null;
}

[, $folder] = $argv;
$failed = false;
foreach (array_slice($argv, 2) as $test) {
    $notes = [];
    $reason = bless($test, "$folder/" . preg_replace('/phpt$/', 'out', $test), $notes);
    if ($reason === null) {
        echo "$test\n";
    } else {
        $failed = true;
        $notes = ["not changed: $reason"];
    }
    foreach ($notes as $note) {
        fwrite(STDERR, "$test: $note\n");
    }
}
exit($failed ? 1 : 0);
