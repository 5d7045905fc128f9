<?php
// Shows what was seen of the connection: its steps in time, the certificates, the answer.
declare(strict_types=1);

namespace WsDoctor;

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

/** What is trusted, then the certificates from the authority down to the server's own. */
function certificates(Report $report): string
{
    if ($report->certificates === []) {
        return '';
    }
    [$path, $others] = certificate_path($report->certificates);
    $tree = '';
    foreach ($path as $depth => $certificate) {
        $tree = '<ul><li>' . certificate($certificate, $depth === 0 ? 'the server’s own' : 'sent with it') . "$tree</li></ul>\n";
    }
    $others = implode('', array_map(fn (array $one) => '<li>' . certificate($one, 'sent, but not part of this chain') . "</li>\n", $others));
    $others = $others === '' ? '' : "<ul class=\"chain\">\n$others</ul>\n";
    $trust = null;
    foreach ($report->checks as $check) {
        $trust = $check->id === 'tls.trust' && $check->result !== CheckResult::Skipped ? $check : $trust;
    }
    $state = $trust->result->value ?? 'skipped';
    $badge = $trust === null ? '' : badge($trust->result);
    $detail = text($trust->detail ?? 'not checked');
    $found = evidence_of($report->diagnosis, 'found');
    $found = $trust?->result === CheckResult::Fail && $found !== '' ? '<p>' . text($found) . '</p>' : '';
    return <<<HTML
        <section aria-labelledby="certificates">
        <h2 id="certificates">Certificates</h2>
        <ul class="chain $state">
        <li><div class="certificate trust"><p class="role">trusted by this machine? $badge</p><p class="name">$detail</p>$found</div>
        $tree</li>
        </ul>
        $others</section>
        HTML;
}

/**
 * The certificates from the server's own upwards, each issued by the next, and those that are not among them.
 *
 * @param non-empty-list<array> $certificates
 * @return array{list<array>, list<array>}
 */
function certificate_path(array $certificates): array
{
    $path = [array_shift($certificates)];
    while (($last = end($path))['sent'] && !$last['root']) {
        $issuers = array_filter($certificates, fn (array $one) => $one['subject'] === $last['issuer']);
        if ($issuers === []) {
            break;
        }
        $path[] = reset($issuers);
        unset($certificates[key($issuers)]);
    }
    return [$path, array_values($certificates)];
}

/** One certificate, or an authority whose certificate was not sent. */
function certificate(array $certificate, string $role): string
{
    $role = match (true) {
        !$certificate['sent'] => 'the authority that signed it; not sent',
        (bool) $certificate['root'] => "$role; a root",
        default => $role,
    };
    $lines = [];
    if ($certificate['sent']) {
        $names = $certificate['subjectAltName'];
        $more = count($names) > 4 ? ' and ' . count($names) - 4 . ' more' : '';
        $lines[] = $names === [] ? '' : 'for ' . text(implode(', ', array_slice($names, 0, 4)) . $more);
        $expired = $certificate['validTo'] < time() ? ' <span class="failed">expired</span>' : '';
        $lines[] = 'valid from ' . utc($certificate['validFrom']) . ' until ' . utc($certificate['validTo']) . $expired;
        $lines[] = text($certificate['key']) . ', SHA-256 <code>' . text($certificate['fingerprint']) . '</code>';
    }
    $lines[] = match ($certificate['trusted']) {
        true => 'trusted by this machine',
        false => '<span class="failed">not trusted by this machine</span>',
        null => '',
    };
    $lines = implode('', array_map(fn (string $line) => $line === '' ? '' : "<p>$line</p>", $lines));
    return '<div class="certificate"><p class="role">' . $role . '</p><p class="name">' . text($certificate['subject']) . "</p>$lines</div>";
}

/** A moment to the minute. */
function utc(int $seconds): string
{
    return gmdate('Y-m-d H:i', $seconds) . ' UTC';
}

/** The request, and what came as an answer. */
function exchange(Report $report): string
{
    if ($report->request === null) {
        return '';
    }
    $request = head($report->request['requestLine'], $report->request['headers']);
    $answer = $report->response === null
        ? '<p class="note">No HTTP response was received.</p>'
        : "<pre>\n" . head($report->response['statusLine'], $report->response['headers']) . '</pre>';
    $body = body($report->response['body'] ?? '');
    return <<<HTML
        <section aria-labelledby="exchange">
        <h2 id="exchange">Request and answer</h2>
        <div class="columns">
        <div>
        <h3>Request</h3>
        <pre>
        $request</pre>
        </div>
        <div>
        <h3>Answer</h3>
        $answer
        </div>
        </div>
        $body</section>
        HTML;
}

/** @param array<string, string|list<string>> $fields */
function head(string $line, array $fields): string
{
    $head = '<b>' . text($line) . "</b>\n";
    foreach ($fields as $name => $values) {
        foreach ((array) $values as $value) {
            $head .= '<span class="field">' . text((string) $name) . ':</span> ' . text($value) . "\n";
        }
    }
    return $head;
}

function body(string $body): string
{
    $length = strlen($body);
    $size = match (true) {
        $length === 1 => '1 byte',
        $length < REPORTED_BODY => "$length bytes",
        default => 'the first 16 KiB',
    };
    // Focusable, so that the keyboard can scroll it. HTML drops a line break that follows <pre>.
    return $body === '' ? '' : "<h3 class=\"below\">Body of the answer, $size</h3>\n<pre class=\"body\" tabindex=\"0\">\n" . text($body) . "</pre>\n";
}
