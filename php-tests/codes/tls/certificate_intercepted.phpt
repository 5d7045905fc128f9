--TEST--
Certificates that look like those of products that inspect TLS
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach (['intercepted' => 'ca', 'mitmproxy' => 'ca'] as $cert => $trusted) {
    $peer = Peer::echo(true, $cert);
    echo "$cert: ";
    report(fn () => new WsClient($peer->tlsUrl('/echo?token=sesame'), tls: ['cafile' => pki() . "/$trusted.pem"]));
}
?>
--EXPECTF--
intercepted: WsClient\CertificateException: the connection to localhost looks intercepted: its certificate comes from Zscaler, which is not among the certificates of option cafile
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    CN=localhost  issued by  CN=Zscaler Intermediate Root CA (zscalertwo.net), O=Zscaler Inc., not among the 1 root of %s/ca.pem (option cafile)
  checked  the only problem is the issuer; dates and name are valid
  help     if Zscaler is known to inspect TLS on this network or machine, pass its root certificate: tls: ['cafile' => '/path/to/zscaler.pem']
  help     or add that root to this machine's CA bundle (its browsers likely have it); in a container, add it there too
  help     if nobody knows of TLS inspection here, send no secrets: something between this machine and localhost likely reads the traffic
  code     tls.certificate.intercepted
  [tls.certificate.intercepted, layer tls, fault machine, final, docs/errors.md#tls-certificate-intercepted]
mitmproxy: WsClient\CertificateException: the connection to localhost looks intercepted: its certificate comes from mitmproxy, which is not among the certificates of option cafile
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    CN=localhost  issued by  O=mitmproxy, CN=mitmproxy, not among the 1 root of %s/ca.pem (option cafile)
  checked  the only problem is the issuer; dates and name are valid
  help     if mitmproxy is known to inspect TLS on this network or machine, pass its root certificate: tls: ['cafile' => '/home/you/.mitmproxy/mitmproxy-ca-cert.pem']
  help     or add that root to this machine's CA bundle (its browsers likely have it); in a container, add it there too
  help     if nobody knows of TLS inspection here, send no secrets: something between this machine and localhost likely reads the traffic
  code     tls.certificate.intercepted
  [tls.certificate.intercepted, layer tls, fault machine, final, docs/errors.md#tls-certificate-intercepted]
