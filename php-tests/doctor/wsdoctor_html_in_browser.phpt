--TEST--
bin/wsdoctor --html: a browser shows the page at two widths, light and dark, and finds no fault in it
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_program('chromium');
skip_unless_node_package('axe-core');
if (getenv('WSCLIENT_TEST_VALGRIND')) {
    die('skip chromium is not run under valgrind');
}
?>
--FILE--
<?php
require __DIR__ . '/page.inc';
require __DIR__ . '/../support/browser.inc';

/** Structure, names and contrast. Axe does not judge signs that are no letters; each has the colour of the word behind it. */
const FAULTS = <<<'JS'
    axe.run().then(found => [...found.violations, ...found.incomplete].flatMap(fault => fault.nodes
        .filter(node => !node.any.some(check => check.data?.messageKey === 'nonBmp'))
        .map(node => `${fault.id}: ${fault.help}: ${node.html}`)))
    JS;

$long = str_repeat('x', 3000);
$peers = [Peer::echo(true, 'unknown-issuer'), Peer::echo(true), Peer::script('head', 'send HTTP/1.1 426 Upgrade Required\r\n'
    . "Server: nginx/1.22.1\\r\\nVia: 1.1 inner, 1.1 outer\\r\\nX-Long: $long\\r\\nContent-Length: 3000\\r\\n\\r\\n$long", 'close')];
$ca = ['--cafile', pki() . '/ca.pem'];
$pages = [
    'not trusted' => page(...$ca, ...[$peers[0]->tlsUrl("/$long?token=sesame")]),
    'healthy' => page(...$ca, ...[$peers[1]->tlsUrl('/echo')]),
    'a warning' => page('--insecure', $peers[1]->tlsUrl('/echo')),
    'dropped upgrade' => page($peers[2]->url('/')),
    'wrong URL' => page('http://127.0.0.1/'),
];
$file = sys_get_temp_dir() . '/wsclient-page-' . getmypid() . '.html';
$axe = file_get_contents(node_modules() . '/axe-core/axe.min.js');
$browser = new Browser();
$blank = [];
foreach ([360, 1280] as $width) {
    $browser->show($width, 800, 'light');
    $blank[$width] = strlen($browser->screenshot());
}
foreach ($pages as $name => $html) {
    file_put_contents($file, $html);
    $browser->open($file);
    $browser->evaluate("$axe; 0");
    foreach ([360, 1280] as $width) {
        $shots = [];
        foreach (['light', 'dark'] as $scheme) {
            $browser->show($width, 800, $scheme);
            $shots[$scheme] = $browser->screenshot();
            $scrolls = $browser->evaluate('document.documentElement.scrollWidth');
            $faults = $browser->evaluate(FAULTS);
            $wrong = array_keys([
                "it is $scrolls pixels wide" => $scrolls > $width,
                'the screenshot is empty' => strlen($shots[$scheme]) < 4 * $blank[$width],
            ], true, true);
            foreach ([...$wrong, ...$faults] as $fault) {
                echo "$name, $width, $scheme: $fault\n";
            }
        }
        if ($shots['light'] === $shots['dark']) {
            echo "$name, $width: light and dark are the same\n";
        }
    }
    // The document alone is loaded, and the browser reports no error.
    if ($browser->loadsAndErrors() !== ["file://$file"]) {
        echo "$name: ", implode(', ', $browser->loadsAndErrors()), "\n";
    }
    if (!str_starts_with(base64_decode($browser->call('Page.printToPDF')['data']), '%PDF')) {
        echo "$name cannot be printed\n";
    }
    echo "$name: looked at\n";
}
unlink($file);
?>
--EXPECT--
not trusted: looked at
healthy: looked at
a warning: looked at
dropped upgrade: looked at
wrong URL: looked at
