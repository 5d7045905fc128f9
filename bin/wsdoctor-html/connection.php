<?php
// Shows what was seen of the connection: its steps in time, the certificates, the answer.
declare(strict_types=1);

namespace WsDoctor;

use WsClient\Check;
use WsClient\CheckResult;
use WsClient\Phase;
use WsClient\Report;

/** How much of a body a report keeps. */
const REPORTED_BODY = 16384;

/**
 * The steps as a waterfall.
 *
 * @param list<Phase> $phases
 */
function phases(array $phases): string
{
    $total = array_sum(array_map(fn (Phase $phase) => $phase->seconds, $phases));
    $elapsed = 0.0;
    $rows = '';
    foreach ($phases as $phase) {
        $start = $total > 0.0 ? 100.0 * $elapsed / $total : 0.0;
        $share = $total > 0.0 ? 100.0 * $phase->seconds / $total : 0.0;
        $elapsed += $phase->seconds;
        $bar = sprintf('<div class="track"><div class="bar" style="margin-left:%.2F%%;width:%.2F%%"></div></div>', min($start, 99.0), $share);
        $name = text(step_name($phase->layer)) . ($phase->ok ? '' : ' <span class="failed">failed</span>');
        $facts = implode('', array_map(fn (string $fact) => '<li>' . text($fact) . '</li>', facts($phase->facts)));
        $facts = $facts === '' ? '' : "<ul class=\"facts\">$facts</ul>";
        $rows .= '<tr class="' . ($phase->ok ? 'pass' : 'fail') . "\">\n<th scope=\"row\">$name</th>\n"
            . '<td class="time">' . seconds($phase->seconds) . "</td>\n<td>$bar$facts</td>\n</tr>\n";
    }
    $sum = seconds($total);
    return $phases === [] ? '' : <<<HTML
        <section aria-labelledby="phases">
        <h2 id="phases">Time</h2>
        <p class="note">$sum in all, one step after the other</p>
        <table class="phases">
        <thead><tr><th scope="col">Step</th><th scope="col" class="time">Took</th><th scope="col">When, and what was seen</th></tr></thead>
        <tbody>
        $rows</tbody>
        </table>
        </section>
        HTML;
}

/**
 * The facts of a phase as short texts; what is not known is left out.
 *
 * @return list<string>
 */
function facts(array $facts): array
{
    $texts = [];
    foreach ($facts as $name => $value) {
        if ($name === 'address' && isset($facts['attempts'])) {
            continue; // among the attempts
        }
        foreach (match (true) {
            $value === null || $value === [] => [],
            is_bool($value) => [$name . ($value ? ': yes' : ': no')],
            is_array($value) && is_array(reset($value)) => array_map(row(...), $value),
            is_array($value) => ["$name: " . implode(', ', $value)],
            default => ["$name: $value"],
        } as $text) {
            $texts[] = $text;
        }
    }
    return $texts;
}

/** One attempt to connect, one listener, or another row of facts. */
function row(array $row): string
{
    return match (true) {
        isset($row['address'], $row['outcome'], $row['seconds']) => "$row[address] $row[outcome] after " . seconds($row['seconds']),
        isset($row['address'], $row['process']) => "listener: $row[process]" . (isset($row['pid']) ? " (pid $row[pid])" : '') . " at $row[address]",
        isset($row['address']) => "listener at $row[address]",
        default => implode(' ', array_map(fn (mixed $value) => is_scalar($value) ? (string) $value : '', $row)),
    };
}

/** What is trusted, then the certificates that came, each below the one that is said to have signed it. */
function certificates(Report $report): string
{
    $checks = array_column(array_map(fn (Check $check) => [$check->id, $check], $report->checks), 1, 0);
    $sent = $checks['tls.chain'] ?? null;
    $trust = $checks['tls.trust'] ?? null;
    if ($sent === null || $trust === null || $sent->result === CheckResult::Skipped) {
        return '';
    }
    // "CN=host ← CN=authority; for host; until date": the server's own first.
    $known = preg_match('/^(.*); for (.*); until (.*)$/s', $sent->detail, $parts) === 1;
    [, $subjects, $names, $until] = $known ? $parts : ['', $sent->detail, '', ''];
    $tree = '';
    foreach (explode(' ← ', $subjects) as $depth => $subject) {
        $about = $depth > 0 || !$known ? '' : '<p>for ' . text($names) . '</p><p>valid until ' . text($until) . '</p>';
        $role = $depth === 0 ? 'the server’s own' : 'sent with it';
        $tree = '<ul><li><div class="certificate"><p class="role">' . $role . '</p><p class="name">' . text($subject)
            . "</p>$about</div>$tree</li></ul>\n";
    }
    $badge = badge($trust->result);
    $detail = text($trust->detail);
    $found = evidence_of($report->diagnosis, 'found');
    $found = $trust->result === CheckResult::Fail && $found !== '' ? '<p>' . text($found) . '</p>' : '';
    return <<<HTML
        <section aria-labelledby="certificates">
        <h2 id="certificates">Certificates</h2>
        <ul class="chain {$trust->result->value}">
        <li><div class="certificate trust"><p class="role">trusted by this machine? $badge</p><p class="name">$detail</p>$found</div>
        $tree</li>
        </ul>
        </section>
        HTML;
}

/** Head and body of the answer. */
function answer(Report $report): string
{
    if ($report->response === null) {
        return '';
    }
    ['statusLine' => $line, 'headers' => $headers, 'body' => $body] = $report->response;
    $head = '<b>' . text($line) . "</b>\n";
    foreach ($headers as $name => $values) {
        foreach ((array) $values as $value) {
            $head .= '<span class="field">' . text((string) $name) . ':</span> ' . text($value) . "\n";
        }
    }
    $length = strlen($body);
    $size = match (true) {
        $length === 1 => '1 byte',
        $length < REPORTED_BODY => "$length bytes",
        default => 'the first 16 KiB',
    };
    // Focusable, so that the keyboard can scroll it. HTML drops a line break that follows <pre>.
    $body = $body === '' ? '' : "<div>\n<h3>Body, $size</h3>\n<pre class=\"body\" tabindex=\"0\">\n" . text($body) . "</pre>\n</div>\n";
    return <<<HTML
        <section aria-labelledby="answer">
        <h2 id="answer">Answer</h2>
        <p class="note">The report has no copy of the request, only the answer to it.</p>
        <div class="columns">
        <div>
        <h3>Head</h3>
        <pre>
        $head</pre>
        </div>
        $body</div>
        </section>
        HTML;
}
