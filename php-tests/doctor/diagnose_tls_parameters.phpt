--TEST--
diagnose() finds out which TLS parameters a server requires if none is in common
--EXTENSIONS--
wsclient
--SKIPIF--
<?php
require __DIR__ . '/../support/skip_unless.inc';
skip_unless_program('openssl');
--FILE--
<?php
require __DIR__ . '/../support/diagnose.inc';
require __DIR__ . '/openssl_server.inc';

$rsa = ['-cert', pki() . '/rsa.pem', '-key', pki() . '/rsa.key'];
$p256 = ['-cert', pki() . '/good.pem', '-key', pki() . '/good.key'];
$p521 = odd_certificate('ec', '-pkeyopt', 'ec_paramgen_curve:P-521');
$ed448 = odd_certificate('ed448');
$pss = odd_certificate('rsa-pss', '-pkeyopt', 'rsa_keygen_bits:2048');
foreach ([
    'static RSA' => [...$rsa, '-tls1_2', '-cipher', 'AES128-SHA'],
    'ECDHE with CBC' => [...$rsa, '-tls1_2', '-cipher', 'ECDHE-RSA-AES128-SHA256'],
    'DHE' => [...$rsa, '-tls1_2', '-cipher', 'DHE-RSA-AES128-GCM-SHA256'],
    'CCM, TLS 1.3' => [...$rsa, '-tls1_3', '-ciphersuites', 'TLS_AES_128_CCM_SHA256'],
    'P-521 as group' => [...$rsa, '-groups', 'P-521'],
    'P-521 as group, TLS 1.2' => [...$rsa, '-tls1_2', '-groups', 'P-521'],
    'X448' => [...$p256, '-groups', 'X448'],
    'P-521 as key' => $p521,
    'P-521 as key, TLS 1.2' => [...$p521, '-tls1_2'],
    'P-521 as key, TLS 1.3' => [...$p521, '-tls1_3'],
    'Ed448' => $ed448,
    'Ed448, TLS 1.3' => [...$ed448, '-tls1_3'],
    'RSA-PSS' => $pss,
    'RSA-PSS, TLS 1.3' => [...$pss, '-tls1_3'],
    'P-256 with SHA-512' => [...$p256, '-tls1_2', '-sigalgs', 'ECDSA+SHA512'],
    'two parts' => [...$rsa, '-tls1_2', '-groups', 'P-521', '-cipher', 'ECDHE-RSA-AES128-SHA256'],
    'TLS 1.1' => [...$rsa, '-tls1_1', '-cipher', 'ALL:@SECLEVEL=0'],
] as $name => $options) {
    $server = new OpensslServer(...$options);
    $report = WsClient::diagnose("wss://localhost:$server->port/", tls: ['cafile' => pki() . '/ca.pem']);
    echo "--- $name: {$report->diagnosis->code}\n", check($report, 'tls.parameters'), "\n";
    foreach ($report->diagnosis->help as $line) {
        echo "  help $line\n";
    }
    check_report($report);
    unset($server);
}
?>
--EXPECTF--
--- static RSA: tls.no_common_parameters
fail: the server accepts none of this client's cipher suites: it chose, from a wider offer, the cipher suite TLS_RSA_WITH_AES_128_CBC_SHA (static RSA key exchange)
  help enable ECDHE with AES-GCM or ChaCha20-Poly1305 on the server (OpenSSL: ECDHE+AESGCM:ECDHE+CHACHA20; in TLS 1.3 TLS_AES_128_GCM_SHA256)
--- ECDHE with CBC: tls.no_common_parameters
fail: the server accepts none of this client's cipher suites: it chose, from a wider offer, the cipher suite TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256 (CBC)
  help enable ECDHE with AES-GCM or ChaCha20-Poly1305 on the server (OpenSSL: ECDHE+AESGCM:ECDHE+CHACHA20; in TLS 1.3 TLS_AES_128_GCM_SHA256)
--- DHE: tls.no_common_parameters
fail: the server accepts none of this client's cipher suites: it chose, from a wider offer, the cipher suite TLS_DHE_RSA_WITH_AES_128_GCM_SHA256 (finite-field Diffie-Hellman)
  help enable ECDHE with AES-GCM or ChaCha20-Poly1305 on the server (OpenSSL: ECDHE+AESGCM:ECDHE+CHACHA20; in TLS 1.3 TLS_AES_128_GCM_SHA256)
--- CCM, TLS 1.3: tls.no_common_parameters
fail: the server accepts none of this client's cipher suites: it chose, from a wider offer, the cipher suite TLS_AES_128_CCM_SHA256 (CCM)
  help enable ECDHE with AES-GCM or ChaCha20-Poly1305 on the server (OpenSSL: ECDHE+AESGCM:ECDHE+CHACHA20; in TLS 1.3 TLS_AES_128_GCM_SHA256)
--- P-521 as group: tls.no_common_parameters
fail: the server accepts none of the groups X25519, P-256 and P-384: it chose, from a wider offer, the group P-521
  help enable the group X25519 or P-256 on the server (nginx: ssl_ecdh_curve X25519:prime256v1; Apache: SSLOpenSSLConfCmd Groups X25519:prime256v1)
--- P-521 as group, TLS 1.2: tls.no_common_parameters
fail: the server accepts none of the groups X25519, P-256 and P-384: it chose, from a wider offer, the group P-521
  help enable the group X25519 or P-256 on the server (nginx: ssl_ecdh_curve X25519:prime256v1; Apache: SSLOpenSSLConfCmd Groups X25519:prime256v1)
--- X448: tls.no_common_parameters
fail: the server accepts none of the groups X25519, P-256 and P-384: it chose, from a wider offer, the group X448
  help enable the group X25519 or P-256 on the server (nginx: ssl_ecdh_curve X25519:prime256v1; Apache: SSLOpenSSLConfCmd Groups X25519:prime256v1)
--- P-521 as key: tls.no_common_parameters
fail: the server makes no signature that this client can verify: it has a certificate with a key of type EC P-521
  help give the server a certificate with another key, if necessary in addition to its current one: EC P-256, EC P-384, Ed25519, or RSA of 2048 bits or more
--- P-521 as key, TLS 1.2: tls.no_common_parameters
fail: the server makes no signature that this client can verify: it has a certificate with a key of type EC P-521
  help give the server a certificate with another key, if necessary in addition to its current one: EC P-256, EC P-384, Ed25519, or RSA of 2048 bits or more
--- P-521 as key, TLS 1.3: tls.no_common_parameters
fail: the server makes no signature that this client can verify: it has a certificate with a key of type EC P-521
  help give the server a certificate with another key, if necessary in addition to its current one: EC P-256, EC P-384, Ed25519, or RSA of 2048 bits or more
--- Ed448: tls.no_common_parameters
fail: the server makes no signature that this client can verify: it has a certificate with a key of type Ed448
  help give the server a certificate with another key, if necessary in addition to its current one: EC P-256, EC P-384, Ed25519, or RSA of 2048 bits or more
--- Ed448, TLS 1.3: tls.no_common_parameters
fail: the server makes no signature that this client can verify: it has a certificate with a key of type Ed448
  help give the server a certificate with another key, if necessary in addition to its current one: EC P-256, EC P-384, Ed25519, or RSA of 2048 bits or more
--- RSA-PSS: tls.no_common_parameters
fail: the server makes no signature that this client can verify: it has a certificate with a key of type RSA-PSS
  help give the server a certificate with another key, if necessary in addition to its current one: EC P-256, EC P-384, Ed25519, or RSA of 2048 bits or more
--- RSA-PSS, TLS 1.3: tls.no_common_parameters
fail: the server makes no signature that this client can verify: it has a certificate with a key of type RSA-PSS
  help give the server a certificate with another key, if necessary in addition to its current one: EC P-256, EC P-384, Ed25519, or RSA of 2048 bits or more
--- P-256 with SHA-512: tls.no_common_parameters
fail: the server makes no signature that this client can verify: it chose, from a wider offer, signatures with ecdsa_sha512
  help enable more signature schemes on the server: ECDSA P-256 with SHA-256, ECDSA P-384 with SHA-384, or RSA with SHA-256 or better (OpenSSL: SignatureAlgorithms)
--- two parts: tls.no_common_parameters
fail: the server accepts the widest offer only, and chose the cipher suite TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256 (CBC) and the group P-521
  help enable ECDHE with AES-GCM or ChaCha20-Poly1305 on the server (OpenSSL: ECDHE+AESGCM:ECDHE+CHACHA20; in TLS 1.3 TLS_AES_128_GCM_SHA256)
  help enable the group X25519 or P-256 on the server (nginx: ssl_ecdh_curve X25519:prime256v1; Apache: SSLOpenSSLConfCmd Groups X25519:prime256v1)
--- TLS 1.1: tls.protocol_version
skipped: the server chose an older version
  help enable TLS 1.2 or 1.3 on the server; this client does not support TLS 1.1 and older
