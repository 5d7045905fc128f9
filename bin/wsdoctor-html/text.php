<?php
// Turns texts, times and results into pieces of HTML.
declare(strict_types=1);

namespace WsDoctor;

use WsClient\CheckResult;
use WsClient\Layer;

/**
 * A text as HTML. What a peer sent may be HTML, invalid UTF-8, or control characters that hide or reorder what
 * is beside them: nothing of it is interpreted.
 */
function text(string $text): string
{
    $text = htmlspecialchars(str_replace("\r\n", "\n", $text), ENT_QUOTES | ENT_SUBSTITUTE | ENT_HTML5, 'UTF-8');
    $controls = '/[\x{0}-\x{8}\x{B}-\x{1F}\x{7F}-\x{9F}\x{200B}-\x{200F}\x{202A}-\x{202E}\x{2066}-\x{2069}\x{FEFF}]/u';
    $text = preg_replace($controls, "\u{FFFD}", $text) ?? '';
    return str_replace('***', '<span class="masked">***</span>', $text);
}

/** A duration, in the same words as in the text of the report. */
function seconds(float $seconds): string
{
    $ms = $seconds * 1000.0;
    return match (true) {
        $ms < 9.95 => sprintf('%.1F ms', $ms),
        $ms < 999.5 => sprintf('%.0F ms', $ms),
        default => sprintf('%.1F s', $seconds),
    };
}

/** A step of connecting, as people call it. */
function step_name(Layer $layer): string
{
    return match ($layer) {
        Layer::Url => 'URL',
        Layer::Dns => 'DNS',
        Layer::Tcp => 'TCP',
        Layer::Proxy => 'Proxy',
        Layer::Tls => 'TLS',
        Layer::Handshake => 'Upgrade',
        Layer::WebSocket => 'WebSocket',
    };
}

/** The result of a check: never by colour alone. */
function badge(CheckResult $result): string
{
    $sign = match ($result) {
        CheckResult::Pass => '✓',
        CheckResult::Warn => '!',
        CheckResult::Fail => '✗',
        CheckResult::Skipped => '–',
    };
    return "<span class=\"badge {$result->value}\"><span aria-hidden=\"true\">$sign</span> {$result->value}</span>";
}

/** @param array<string, string> $rows label => HTML */
function description_list(string $class, array $rows): string
{
    $items = '';
    foreach ($rows as $label => $html) {
        $items .= '<div><dt>' . text((string) $label) . "</dt><dd>$html</dd></div>\n";
    }
    return "<dl class=\"$class\">\n$items</dl>";
}
