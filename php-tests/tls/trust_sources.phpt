--TEST--
Sources of trust: a file, a folder, a text, and several together
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/peer.inc';

$peer = Peer::echo(true);
foreach ([
    'cafile' => ['cafile' => pki() . '/ca.pem'],
    'capath' => ['capath' => pki() . '/capath'],
    'ca' => ['ca' => file_get_contents(pki() . '/ca.pem')],
    'two' => ['cafile' => pki() . '/other-ca.pem', 'ca' => "-- comment --\n" . file_get_contents(pki() . '/ca.pem')],
    'an intermediate' => ['cafile' => pki() . '/intermediate.pem'],
] as $name => $options) {
    $ws = new WsClient($peer->tlsUrl(), tls: $options);
    echo $name, ': ', str_replace(pki(), 'PKI', $ws->getInfo()->tlsTrust), "\n";
    var_dump($ws->getInfo()->tlsVerified);
    $ws->close();
}
?>
--EXPECTF--
cafile: the 1 root of PKI/ca.pem (option cafile)
bool(true)
capath: the 1 root of PKI/capath (option capath)
bool(true)
ca: the 1 root of option ca
bool(true)
two: the 1 root of option ca and the 1 root of PKI/other-ca.pem (option cafile)
bool(true)
an intermediate: the 1 root of PKI/intermediate.pem (option cafile)
bool(true)
