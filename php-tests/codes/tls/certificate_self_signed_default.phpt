--TEST--
Default certificates of Traefik and of the Kubernetes ingress controller
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../../support/peer.inc';
require __DIR__ . '/../../support/report.inc';

foreach (['traefik-default' => 'ca', 'ingress-default' => 'ca'] as $cert => $trusted) {
    $peer = Peer::echo(true, $cert);
    echo "$cert: ";
    report(fn () => new WsClient($peer->tlsUrl('/echo?token=sesame'), tls: ['cafile' => pki() . "/$trusted.pem"]));
}
?>
--EXPECTF--
traefik-default: WsClient\CertificateException: the certificate of localhost looks like Traefik's default certificate
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    CN=TRAEFIK DEFAULT CERT  issued by  CN=TRAEFIK DEFAULT CERT, not among the 1 root of %s/ca.pem (option cafile)
  checked  two problems: for another host, and self-signed; the dates are valid
  help     no router with TLS matches this host in Traefik, or it has no certificate: check its rule Host(…), and its tls.certResolver or tls.certificates
  code     tls.certificate.self_signed
  [tls.certificate.self_signed, layer tls, fault server, final, docs/errors.md#tls-certificate-self-signed]
ingress-default: WsClient\CertificateException: the certificate of localhost looks like the fake certificate of the Kubernetes ingress controller
  wss://localhost:%d/echo?token=***
  dns %f ms · tcp %f ms (127.0.0.1:%d) · tls FAILED after %f ms
  found    CN=Kubernetes Ingress Controller Fake Certificate, O=Acme Co  issued by  CN=Kubernetes Ingress Controller Fake Certificate, O=Acme Co, not among the 1 root of %s/ca.pem (option cafile)
  checked  two problems: for another host, and self-signed; the dates are valid
  help     no Ingress has a TLS secret for this host: check spec.tls (hosts and secretName), and that the secret is in the namespace of the Ingress
  code     tls.certificate.self_signed
  [tls.certificate.self_signed, layer tls, fault server, final, docs/errors.md#tls-certificate-self-signed]
