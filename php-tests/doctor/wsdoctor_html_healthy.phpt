--TEST--
bin/wsdoctor --html: the page of a healthy server
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/page.inc';

$peer = Peer::echo(true);
echo page_text(page('--cafile', pki() . '/ca.pem', $peer->tlsUrl('/echo', '127.0.0.1')));
?>
--EXPECTF--
the connection was opened, and every check passed – wsdoctor
Connected
The connection was opened, and every check passed
wss://127.0.0.1:%d/echo
Path
This machine
the client
wsclient %s
✓ DNS
✓ TCP
✓ TLS
✓ Upgrade
Server
127.0.0.1:%d
HTTP/1.1 101 Switching Protocols
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
TLS
N ms
version: TLSv1.3
cipher: TLS_AES_128_GCM_SHA256
resumed: no
verified: yes
Upgrade
N ms
status: 101
Certificates
trusted by this machine? ✓ pass
verified against the 1 root of %s/ca.pem (option cafile)
the authority that signed it; not sent
CN=wsclient test root CA
trusted by this machine
sent with it
CN=wsclient test intermediate CA
valid from %d-%d-%d %d:%d UTC until %d-%d-%d %d:%d UTC
EC P-256, SHA-256 %x
the server’s own
CN=localhost
for localhost, 127.0.0.1, ::1, good.test
valid from %d-%d-%d %d:%d UTC until %d-%d-%d %d:%d UTC
EC P-256, SHA-256 %x
Request and answer
Request
GET /echo HTTP/1.1
Host: 127.0.0.1:%d
Upgrade: websocket
Connection: Upgrade
Sec-WebSocket-Key: %s
Sec-WebSocket-Version: 13
Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits, permessage-deflate; client_no_context_takeover; client_max_window_bits
User-Agent: wsclient/%d.%d.%d
Answer
HTTP/1.1 101 Switching Protocols
Upgrade: websocket
Connection: Upgrade
Sec-WebSocket-Accept: %s
Checks
13 pass · 8 skipped
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
TLSv1.3, TLS_AES_128_GCM_SHA256
✓ pass
TLS versions tls.versions
TLSv1.3 was negotiated
– skipped
TLS parameters tls.parameters
they were negotiated
✓ pass
ALPN tls.alpn
the server chose none, which means HTTP/1.1
✓ pass
chain as presented tls.chain
CN=localhost ← CN=wsclient test intermediate CA; for localhost, 127.0.0.1, ::1, good.test; until %d-%d-%d %d:%d:%d UTC
✓ pass
chain as trusted tls.trust
verified against the 1 root of %s/ca.pem (option cafile)
✓ pass
upgrade as asked handshake.upgrade
101
– skipped
the upgrade succeeded: upgrade without subprotocols, upgrade without extensions, upgrade without Origin, upgrade with host's Origin, GET without upgrade
– skipped
clock clock
the server sent no Date
✓ pass
first frames websocket.first_frames
none within N ms
✓ pass
three pings websocket.ping
N ms, N ms, N ms
✓ pass
closing handshake websocket.close
answered after N ms, code 1000
Made by wsdoctor on %d-%d-%d %d:%d:%d UTC with wsclient %s, PHP %s, %s.
Credentials, cookies and query values are not in this page: where one was, it says ***.
