<?php
// Draws the path of the connection: this machine, the proxies that were recognised, the server.
declare(strict_types=1);

namespace WsDoctor;

use WsClient\Diagnosis;
use WsClient\Fault;
use WsClient\Layer;
use WsClient\Phase;
use WsClient\Report;

/** Codes with which a proxy itself answered, for the server behind it. */
const PROXY_DROPPED_UPGRADE = 'handshake.upgrade_not_forwarded';
const PROXY_GOT_NO_ANSWER = 'handshake.gateway';

function route(Report $report): string
{
    $hops = hops($report);
    $marked = marked_hop($report->diagnosis, $hops);
    $mark = match ($report->diagnosis?->fault) {
        Fault::Caller => 'the call has to change',
        Fault::Machine => 'to be corrected here',
        default => $report->diagnosis?->code === PROXY_DROPPED_UPGRADE ? 'dropped the upgrade' : 'fails here',
    };
    $items = '';
    foreach ($hops as $index => $hop) {
        // The first two are joined by what this machine did itself.
        $link = match ($index) {
            0 => '',
            1 => own_link($report),
            default => hidden_link($report),
        };
        [$marks, $note] = match (true) {
            $index === $marked => [' marked', "<p class=\"mark\"><span aria-hidden=\"true\">✗</span> $mark</p>"],
            $hop['unseen'] !== '' => [' unseen', "<p class=\"mark\">{$hop['unseen']}</p>"],
            default => ['', ''],
        };
        $facts = implode('', array_map(fn (string $fact) => '<p>' . text($fact) . '</p>', array_filter($hop['facts'])));
        $items .= "<li>$link<div class=\"hop$marks\"><p class=\"role\">" . text($hop['role']) . '</p><p class="name">'
            . text($hop['name']) . "</p>$facts$note</div></li>\n";
    }
    // More than three do not fit side by side.
    $class = count($hops) > 3 ? 'route long' : 'route';
    return <<<HTML
        <section aria-labelledby="route">
        <h2 id="route">Path</h2>
        <ol class="$class">
        $items</ol>
        </section>
        HTML;
}

/**
 * The hops of the path: what each is and is called, what is known of it, and why it was not seen ('': it was).
 *
 * @return list<array{role: string, name: string, facts: list<string>, unseen: string}>
 */
function hops(Report $report): array
{
    preg_match('#^\w+://([^/?\#]+)#', $report->url, $url);
    $authority = $url[1] ?? '';
    $address = fact_of($report, Layer::Tcp, 'address');
    $listener = evidence_of($report->diagnosis, 'listener');
    $here = [$address === $authority ? '' : $address, $listener === '' ? '' : "listener: $listener"];
    $by = program_at($report, 'origin')[0] ?? '';
    $proxies = proxies($report);

    $hops = [['role' => 'This machine', 'name' => 'the client', 'facts' => ['wsclient ' . phpversion('wsclient')], 'unseen' => '']];
    foreach ($proxies as $index => $proxy) {
        $facts = $index === 0 ? ["at $authority", ...$here] : [];
        $hops[] = ['role' => 'Proxy', 'name' => $proxy, 'facts' => $facts, 'unseen' => ''];
    }
    if ($proxies === []) {
        $server = header_field($report, 'server');
        $facts = [...$here, $by === '' ? '' : "answered by $by", $server === '' ? '' : "Server: $server",
            $report->response['statusLine'] ?? ''];
        $hops[] = ['role' => 'Server', 'name' => $authority ?: 'not known', 'facts' => $facts,
            'unseen' => $address === '' ? 'not reached' : ''];
    } else {
        $answered = $by !== '' && !in_array($by, $proxies, true);
        $hops[] = ['role' => 'Server', 'name' => $answered ? $by : 'behind the proxy', 'facts' => [],
            'unseen' => $answered || was_opened($report) ? '' : 'not visible from here'];
    }
    return $hops;
}

/**
 * The proxies that the report names, the nearest first.
 *
 * @return list<string>
 */
function proxies(Report $report): array
{
    $recognised = program_at($report, 'nearest', 'between');
    // Each proxy appends itself to the answer's Via, so the last one is the nearest (RFC 9110, 7.6.3).
    $via = array_filter(array_map(trim(...), explode(',', header_field($report, 'via'))));
    if (count($via) > count($recognised)) {
        return array_reverse(array_map(fn (string $one) => preg_replace('/^\S+\s+/', '', $one), array_values($via)));
    }
    $answered = in_array($report->diagnosis?->code, [PROXY_DROPPED_UPGRADE, PROXY_GOT_NO_ANSWER], true);
    return $recognised === [] && $answered ? ['not recognised'] : $recognised;
}

/**
 * The programs that were recognised at these places, with their versions.
 *
 * @return list<string>
 */
function program_at(Report $report, string ...$places): array
{
    $programs = array_filter($report->programs, fn (array $program) => in_array($program['place'], $places, true));
    return array_map(fn (array $program) => rtrim("$program[name] $program[version]"), array_values($programs));
}

/** Which of the hops has to change; null: none, or the network between them. */
function marked_hop(?Diagnosis $diagnosis, array $hops): ?int
{
    if ($diagnosis?->code === PROXY_DROPPED_UPGRADE) {
        foreach ($hops as $index => $hop) {
            $name = strtok($hop['name'], '/ ');
            if ($hop['role'] === 'Proxy' && $name !== false && stripos($diagnosis->problem, $name) !== false) {
                return $index;
            }
        }
        return count($hops) - 2;
    }
    return match ($diagnosis?->fault) {
        Fault::Caller, Fault::Machine => 0,
        Fault::Server => count($hops) - 1,
        default => null,
    };
}

/** The steps that this machine took to the nearest hop. */
function own_link(Report $report): string
{
    $steps = '';
    foreach ($report->phases as $phase) {
        $steps .= step($phase->layer, $phase->ok, seconds($phase->seconds));
    }
    $failed = $report->diagnosis !== null;
    if ($failed && array_filter($report->phases, fn (Phase $phase) => !$phase->ok) === []) {
        $steps .= step($report->diagnosis->layer, false, '');
    }
    // A refusal has come over a link that works.
    $broken = $failed && ($report->response === null || $report->diagnosis->layer === Layer::WebSocket);
    return '<div class="link' . ($broken ? ' broken' : '') . "\"><ul>$steps</ul></div>";
}

function step(Layer $layer, bool $ok, string $took): string
{
    [$class, $sign, $word] = $ok ? ['pass', '✓', ''] : ['fail', '✗', ' failed'];
    $took = $took === '' ? '' : " <span class=\"took\">$took</span>";
    return "<li class=\"$class\"><span aria-hidden=\"true\">$sign</span> " . step_name($layer) . "$word$took</li>";
}

/** What is between a proxy and the next hop. */
function hidden_link(Report $report): string
{
    return was_opened($report) ? '<div class="link"><ul><li>upgrade forwarded</li></ul></div>' : '<div class="link unknown"></div>';
}

/** Whether the server accepted the upgrade, whatever came later. */
function was_opened(Report $report): bool
{
    return $report->diagnosis === null || $report->diagnosis->layer === Layer::WebSocket;
}

/** A field of the answer, or ''; its name in any case. */
function header_field(Report $report, string $name): string
{
    foreach ($report->response['headers'] ?? [] as $field => $values) {
        if (strcasecmp((string) $field, $name) === 0) {
            return implode(', ', (array) $values);
        }
    }
    return '';
}

/** The evidence of a label as one text, or ''. */
function evidence_of(?Diagnosis $diagnosis, string $label): string
{
    return implode(', ', (array) ($diagnosis->evidence[$label] ?? []));
}

function fact_of(Report $report, Layer $layer, string $name): string
{
    foreach ($report->phases as $phase) {
        if ($phase->layer === $layer && is_string($phase->facts[$name] ?? null)) {
            return $phase->facts[$name];
        }
    }
    return '';
}
