--TEST--
bin/wsdoctor --html: the path names the proxies that were recognised, and marks who has to act
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/page.inc';

/** The hops of a page, one a line; the one that is marked has an arrow. */
function path(string $html): string
{
    preg_match_all('#(upgrade forwarded|)(?:</li></ul></div>)?<div class="hop([^"]*)"><p class="role">(.*)</p><p class="name">(.*)</p>.*</div></li>#U', $html, $hops, PREG_SET_ORDER);
    return implode('', array_map(fn (array $hop) =>
        sprintf("%s  %s%s: %s%s\n", $hop[1] === '' ? '' : "     | $hop[1]\n", $hop[2] === ' marked' ? '-> ' : '   ', $hop[3], $hop[4],
            preg_match('/<p class="mark">([^<]+)/', $hop[0], $mark) ? ", $mark[1]" : ''), $hops));
}

/** A server that answers an upgrade with this. */
function answers(string $head, string $body = ''): Peer
{
    $head .= '\r\nContent-Length: ' . strlen($body);
    return Peer::script('head', "send HTTP/1.1 $head\\r\\n\\r\\n$body", 'close');
}

foreach ([
    'no proxy' => answers('404 Not Found'),
    'dropped by one that is likely' => answers('426 Upgrade Required\r\nServer: nginx/1.22.1'),
    'dropped by one that is not known' => answers('426 Upgrade Required'),
    'in Via' => answers('403 Forbidden\r\nVia: 1.1 inner, 1.1 outer (Varnish/7.1)'),
    'in a field of its own' => answers('404 Not Found\r\nX-Azure-Ref: 20261123T024837Z-r1'),
    'no answer behind the proxy' => answers('503 Service Unavailable',
        '<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>'),
    'lost behind a proxy' => Peer::script('101 Via: 1.1 outer\r\n', 'close'),
    'refused' => Peer::closedPort(),
] as $name => $peer) {
    echo "$name\n", path(page($peer->url('/ws')));
}
echo "a wrong URL\n", path(page('http://127.0.0.1/'));
echo "no such name\n", path(page('ws://nowhere.invalid/'));
?>
--EXPECTF--
no proxy
  -> This machine: the client
     Server: 127.0.0.1:%d
dropped by one that is likely
     This machine: the client
  -> Proxy: nginx 1.22.1
     Server: behind the proxy, not visible from here
dropped by one that is not known
     This machine: the client
  -> Proxy: not recognised
     Server: behind the proxy, not visible from here
in Via
  -> This machine: the client
     Proxy: outer (Varnish/7.1)
     Proxy: inner
     Server: behind the proxy, not visible from here
in a field of its own
  -> This machine: the client
     Proxy: Azure Front Door
     Server: behind the proxy, not visible from here
no answer behind the proxy
     This machine: the client
     Proxy: HAProxy
  -> Server: behind the proxy
lost behind a proxy
     This machine: the client
     Proxy: outer
     | upgrade forwarded
     Server: behind the proxy
refused
     This machine: the client
  -> Server: 127.0.0.1:%d
a wrong URL
  -> This machine: the client
     Server: 127.0.0.1, not reached
no such name
     This machine: the client
     Server: nowhere.invalid, not reached
