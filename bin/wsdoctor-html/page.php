<?php
// Renders a report as one HTML page that loads nothing and runs no scripts.
declare(strict_types=1);

namespace WsDoctor;

use WsClient\Check;
use WsClient\CheckResult;
use WsClient\Diagnosis;
use WsClient\Fault;
use WsClient\Layer;
use WsClient\Report;

require_once __DIR__ . '/text.php';
require_once __DIR__ . '/route.php';
require_once __DIR__ . '/connection.php';

/** The whole page. Everything in it comes from the report, which has no secrets, and is escaped by text(). */
function page(Report $report): string
{
    $title = text($report->diagnosis->problem ?? summary($report)) . ' – wsdoctor';
    $style = file_get_contents(__DIR__ . '/style.css');
    $sections = implode("\n", array_filter([
        verdict($report), route($report), phases($report->phases), certificates($report), exchange($report), checks($report->checks),
    ]));
    $footer = footer();
    return <<<HTML
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <meta name="format-detection" content="telephone=no">
        <title>$title</title>
        <style>
        $style</style>
        </head>
        <body>
        <main>
        $sections
        </main>
        $footer
        </body>
        </html>

        HTML;
}

/** Result, problem, help, evidence and code. */
function verdict(Report $report): string
{
    $diagnosis = $report->diagnosis;
    $alarms = alarms($report->checks);
    $state = $diagnosis !== null ? 'fail' : ($alarms === [] ? 'pass' : 'warn');
    $label = match (true) {
        $diagnosis === null => 'Connected',
        $diagnosis->layer === Layer::WebSocket => 'Connected, then failed',
        default => 'Not connected',
    };
    $heading = text(sentence($diagnosis->problem ?? summary($report)));
    $url = text($report->url);
    $parts = $diagnosis !== null ? [help($diagnosis), evidence($diagnosis)] : [alarm_list($alarms)];
    $parts = implode("\n", array_filter($parts));
    $tags = $diagnosis === null ? '' : tags($diagnosis);
    return <<<HTML
        <header class="verdict $state">
        <p class="state">{$label}</p>
        <h1>$heading</h1>
        <p class="url"><code>$url</code></p>
        $tags
        $parts
        </header>
        HTML;
}

/** A sentence with a capital, unless it starts with a name or something quoted. */
function sentence(string $text): string
{
    return preg_match('/^[a-z]+ /', $text) === 1 ? ucfirst($text) : $text;
}

/** The one-sentence result of a connection that was opened. */
function summary(Report $report): string
{
    $headline = (string) strtok((string) $report, "\n");
    if ($headline !== 'connected') {
        return $headline;
    }
    $count = count(alarms($report->checks));
    return match ($count) {
        0 => 'the connection was opened, and every check passed',
        1 => 'the connection was opened, but one check needs attention',
        default => "the connection was opened, but $count checks need attention",
    };
}

/** Code, layer, who has to act, and whether to try again. */
function tags(Diagnosis $diagnosis): string
{
    $again = match (true) {
        $diagnosis->retryAfter !== null => 'yes, after ' . seconds($diagnosis->retryAfter),
        default => $diagnosis->retryable ? 'yes' : 'no',
    };
    $rows = [
        'Failed step' => text(step_name($diagnosis->layer)),
        'Who has to act' => text(match ($diagnosis->fault) {
            Fault::Caller => 'the caller',
            Fault::Machine => 'this machine',
            Fault::Network => 'the network',
            Fault::Server => 'the server',
            Fault::Unknown => 'not known',
        }),
        'May succeed later, unchanged' => $again,
        'Code' => '<code>' . text($diagnosis->code) . '</code>',
    ];
    return description_list('tags', $rows);
}

function help(Diagnosis $diagnosis): string
{
    $items = implode("\n", array_map(fn (string $line) => '<li>' . text($line) . '</li>', $diagnosis->help));
    $items = $items === '' ? '' : "<ol>\n$items\n</ol>\n";
    $reference = $diagnosis->reference === null ? ''
        : '<p class="note">This code is explained in <code>' . text($diagnosis->reference) . "</code>.</p>\n";
    return $items . $reference === '' ? '' : <<<HTML
        <section class="help" aria-labelledby="help">
        <h2 id="help">What to do</h2>
        $items$reference</section>
        HTML;
}

function evidence(Diagnosis $diagnosis): string
{
    $rows = [];
    foreach ($diagnosis->evidence as $label => $lines) {
        $rows[(string) $label] = implode('<br>', array_map(text(...), (array) $lines));
    }
    $list = description_list('evidence', $rows);
    return $rows === [] ? '' : <<<HTML
        <section aria-labelledby="evidence">
        <h2 id="evidence">What was seen</h2>
        $list
        </section>
        HTML;
}

/** @param list<Check> $alarms */
function alarm_list(array $alarms): string
{
    $items = implode("\n", array_map(fn (Check $check) =>
        '<li>' . badge($check->result) . ' <b>' . text($check->title) . '</b>: ' . text($check->detail) . '</li>', $alarms));
    return $items === '' ? '' : <<<HTML
        <section aria-labelledby="attention">
        <h2 id="attention">Needs attention</h2>
        <ul class="alarms">
        $items
        </ul>
        </section>
        HTML;
}

/**
 * The checks that warn or fail.
 *
 * @param list<Check> $checks
 * @return list<Check>
 */
function alarms(array $checks): array
{
    return array_values(array_filter($checks, fn (Check $check) =>
        in_array($check->result, [CheckResult::Warn, CheckResult::Fail], true)));
}

/**
 * All checks as a table; skipped ones that follow each other for the same reason share a row.
 *
 * @param list<Check> $checks
 */
function checks(array $checks): string
{
    $groups = [];
    foreach ($checks as $check) {
        $last = end($groups) ?: null;
        $alike = $last !== null && $check->result === CheckResult::Skipped
            && $last[0]->result === CheckResult::Skipped && $last[0]->detail === $check->detail;
        if ($alike) {
            $groups[array_key_last($groups)][] = $check;
        } else {
            $groups[] = [$check];
        }
    }
    $rows = '';
    foreach ($groups as $group) {
        $names = text(implode(', ', array_map(fn (Check $check) => $check->title, $group)));
        $detail = text($group[0]->detail);
        // Many a check has its time in its detail.
        if ($group[0]->seconds >= 0.00005 && preg_match('/\d m?s\b/', $group[0]->detail) !== 1) {
            $detail .= ' <span class="took">' . seconds($group[0]->seconds) . '</span>';
        }
        $cells = count($group) > 1
            ? "<td colspan=\"2\">$detail: $names</td>"
            : "<th scope=\"row\">$names <code>" . text($group[0]->id) . "</code></th>\n<td>$detail</td>";
        $rows .= "<tr class=\"{$group[0]->result->value}\">\n<td>" . badge($group[0]->result) . "</td>\n$cells\n</tr>\n";
    }
    $counts = array_count_values(array_map(fn (Check $check) => $check->result->value, $checks));
    $counts = implode(' · ', array_filter(array_map(fn (CheckResult $result) =>
        isset($counts[$result->value]) ? "{$counts[$result->value]} {$result->value}" : '', CheckResult::cases())));
    return $checks === [] ? '' : <<<HTML
        <section aria-labelledby="checks">
        <h2 id="checks">Checks</h2>
        <p class="note">$counts</p>
        <table class="checks">
        <thead><tr><th scope="col">Result</th><th scope="col">Check</th><th scope="col">What was seen</th></tr></thead>
        <tbody>
        $rows</tbody>
        </table>
        </section>
        HTML;
}

function footer(): string
{
    $made = gmdate('Y-m-d H:i:s') . ' UTC';
    $time = str_replace(' ', 'T', substr($made, 0, 19)) . 'Z';
    $versions = text('wsclient ' . phpversion('wsclient') . ', PHP ' . PHP_VERSION . ', ' . PHP_OS_FAMILY);
    return <<<HTML
        <footer>
        <p>Made by wsdoctor on <time datetime="$time">$made</time> with $versions.
        Credentials, cookies and query values are not in this page: where one was, it says <span class="masked">***</span>.</p>
        </footer>
        HTML;
}
