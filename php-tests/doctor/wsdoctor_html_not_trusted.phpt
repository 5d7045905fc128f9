--TEST--
bin/wsdoctor --html: the page of a server that is not trusted
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/page.inc';

$peer = Peer::echo(true, 'unknown-issuer');
echo page_text(page('--cafile', pki() . '/ca.pem', $peer->tlsUrl('/echo?token=sesame', '127.0.0.1')));
?>
--EXPECTF--
the certificate of 127.0.0.1 leads to "Other root CA", which is not among the certificates of option cafile – wsdoctor
Not connected
The certificate of 127.0.0.1 leads to "Other root CA", which is not among the certificates of option cafile
wss://127.0.0.1:%d/echo?token=***
Failed step
TLS
Who has to act
this machine
May succeed later, unchanged
no
Code
tls.certificate.unknown_issuer
What to do
if Other root CA is yours, pass a file that also has its certificate: tls: ['cafile' => …]
This code is explained in docs/errors.md#tls-certificate-unknown-issuer.
What was seen
found
CN=Other intermediate CA  issued by  CN=Other root CA, not among the 1 root of %s/ca.pem (option cafile)
sent
2 certificates: CN=localhost; CN=Other intermediate CA
checked
the only problem is the issuer; dates and name are valid
Path
This machine
the client
wsclient %s
✗ to be corrected here
✓ DNS
✓ TCP
✗ TLS failed
Server
127.0.0.1:%d
Time
N ms in all, one step after the other
Step
Took
When, and what was seen
DNS
N ms
addresses: 127.0.0.1
TCP
N ms
127.0.0.1:%d connected after N ms
TLS failed
N ms
Certificates
trusted by this machine? ✗ fail
the certificate of 127.0.0.1 leads to "Other root CA", which is not among the certificates of option cafile
CN=Other intermediate CA  issued by  CN=Other root CA, not among the 1 root of %s/ca.pem (option cafile)
the authority that signed it; not sent
CN=Other root CA
not trusted by this machine
sent with it
CN=Other intermediate CA
valid from %d-%d-%d %d:%d UTC until %d-%d-%d %d:%d UTC
EC P-256, SHA-256 %x
the server’s own
CN=localhost
for localhost, 127.0.0.1, ::1, good.test
valid from %d-%d-%d %d:%d UTC until %d-%d-%d %d:%d UTC
EC P-256, SHA-256 %x
Checks
6 pass · 1 fail · 14 skipped
Result
Check
What was seen
✓ pass
URL url
wss, TLS, host 127.0.0.1, port %d
✓ pass
name resolution dns
the URL has an IP address, not a name
✓ pass
TCP over IPv4 tcp.ipv4
127.0.0.1:%d connected after N ms
– skipped
TCP over IPv6 tcp.ipv6
the URL has no IPv6 address
✓ pass
protocol of the port tcp.protocol
port %d speaks TLS, as wss:// says
✓ pass
TLS handshake tls.handshake
TLSv1.3, up to the server's certificate
– skipped
TLS versions tls.versions
the handshake did not fail because of the version
– skipped
TLS parameters tls.parameters
the handshake did not fail because of the parameters
– skipped
ALPN tls.alpn
the TLS handshake failed
✓ pass
chain as presented tls.chain
CN=localhost ← CN=Other intermediate CA; for localhost, 127.0.0.1, ::1, good.test; until %d-%d-%d %d:%d:%d UTC
✗ fail
chain as trusted tls.trust
the certificate of 127.0.0.1 leads to "Other root CA", which is not among the certificates of option cafile
– skipped
the TLS handshake failed: upgrade as asked, upgrade without subprotocols, upgrade without extensions, upgrade without Origin, upgrade with host's Origin, GET without upgrade, clock, first frames, three pings, closing handshake
Made by wsdoctor on %d-%d-%d %d:%d:%d UTC with wsclient %s, PHP %s, %s.
Credentials, cookies and query values are not in this page: where one was, it says ***.
