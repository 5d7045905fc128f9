--TEST--
bin/wsdoctor: help, wrong usage, and PHP without the extension
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/../support/diagnose.inc';

foreach ([
    [], ['ws://a', 'ws://b'], ['--what', 'ws://a'], ['--json=1', 'ws://a'], ['-H', 'Origin', 'ws://a'],
    ['ws://a', '--cafile'], ['--timeout', 'soon', 'ws://a'], ['--timeout=0', 'ws://a'],
    ['--header=Upgrade: x', 'ws://a'], ['--subprotocol', 'a b', 'ws://a'],
] as $arguments) {
    [$status, $output, $errors] = wsdoctor($arguments);
    echo "$status $output$errors";
}
[$status, $output, $errors] = wsdoctor(['--help'], [], false);
echo "$status $output$errors";
[$status, $output, $errors] = wsdoctor(['ws://127.0.0.1:1'], [], false);
echo "$status $output$errors";
?>
--EXPECTF--
2 wsdoctor: a URL is missing
wsdoctor --help tells more
2 wsdoctor: there is more than one URL
wsdoctor --help tells more
2 wsdoctor: there is no option --what
wsdoctor --help tells more
2 wsdoctor: --json takes no value
wsdoctor --help tells more
2 wsdoctor: -H needs a value like 'Origin: https://example.com'
wsdoctor --help tells more
2 wsdoctor: --cafile needs a value
wsdoctor --help tells more
2 wsdoctor: --timeout needs a number of seconds
wsdoctor --help tells more
2 wsdoctor: connect_timeout must be a finite number of seconds greater than 0
wsdoctor --help tells more
2 wsdoctor: headers must not have "Upgrade", which the handshake itself sets
wsdoctor --help tells more
2 wsdoctor: subprotocols must have tokens as names, of visible ASCII characters without separators; name 1 is none
wsdoctor --help tells more
0 Usage: wsdoctor [options] ws[s]://host[:port]/path

Tries to open a WebSocket connection, and looks at everything that tells why it fails. The output holds no
credentials, cookies or query values, so that it can be pasted into a bug report.

  -H, --header 'NAME: VALUE'  a header field of the request; may be given several times
      --subprotocol NAME      offer a subprotocol; may be given several times, best first
      --cafile FILE           trust the certificates of this PEM file and no others
      --insecure              do not check the server's certificate
      --no-compression        do not offer compression
      --timeout SECONDS       for the attempt to connect (10); all of it takes three times that at most
      --json                  print the report as JSON
  -h, --help                  print this

Exit status:
   0  connected, and every check passed
   1  connected, but a check warns or fails
   2  wrong usage
   3  PHP has no extension wsclient
  10  the URL cannot be used          14  the TLS handshake failed
  11  the name was not resolved       15  the opening handshake failed
  12  no address was reached          16  the open connection failed
  13  the proxy failed
3 wsdoctor: PHP has no extension wsclient; load it in php.ini, or call
  php -d extension=/path/to/wsclient.so wsdoctor URL
