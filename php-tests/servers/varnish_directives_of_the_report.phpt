--TEST--
the directives of the report, added to the VCL of the Varnish that removed the upgrade, let it through
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_varnish();
skip_unless_node_ws();
?>
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';
require __DIR__ . '/../support/report.inc';

$upstream = Peer::program('ws_echo');
$peer = Peer::proxy('varnish', $upstream->port);
$e = report(fn () => new WsClient($peer->url('/chat')));
[$receive, $pipe] = explode(' and in vcl_pipe: ', directives_after($e, "in Varnish's vcl_recv: "));
$vcl = "sub vcl_recv { $receive }\nsub vcl_pipe { $pipe }";
$peer = Peer::proxy('varnish', $upstream->port, ['--vcl', $vcl]);
$ws = new WsClient($peer->url('/chat'));
$ws->send('through varnish');
echo $ws->receive(20.0), "\n";
?>
--EXPECTF--
x
