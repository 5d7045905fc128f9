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
2 wsdoctor: the URL is missing
see wsdoctor --help
2 wsdoctor: more than one URL was given
see wsdoctor --help
2 wsdoctor: unknown option --what
see wsdoctor --help
2 wsdoctor: --json does not accept a value
see wsdoctor --help
2 wsdoctor: -H requires a value such as 'Origin: https://example.com'
see wsdoctor --help
2 wsdoctor: --cafile requires a value
see wsdoctor --help
2 wsdoctor: --timeout requires a number of seconds
see wsdoctor --help
2 wsdoctor: connect_timeout must be a finite number of seconds greater than 0
see wsdoctor --help
2 wsdoctor: headers must not have "Upgrade", which the handshake sets itself
see wsdoctor --help
2 wsdoctor: subprotocols must have tokens as names, of visible ASCII characters without separators; name 1 is not one
see wsdoctor --help
0 Usage: wsdoctor [options] ws[s]://host[:port]/path

Tries to open a WebSocket connection and checks whatever may explain why it fails. The output contains no
credentials, cookies or query values, so it can be pasted into a bug report.

  -H, --header 'NAME: VALUE'  a header field of the request; may be repeated
      --subprotocol NAME      offer a subprotocol; may be repeated, in order of preference
      --cafile FILE           trust the certificates of this PEM file and no others
      --insecure              do not check the server's certificate
      --no-compression        do not offer compression
      --timeout SECONDS       for the attempt to connect (10); everything together takes at most three times as long
      --json                  print the report as JSON
      --html FILE             write the report as one HTML page too, to send to others; - prints the page alone
  -h, --help                  print this

Exit status:
   0  connected, and every check passed
   1  connected, but a check warned or failed
   2  wrong usage, or the page cannot be written
   3  the PHP extension wsclient is not loaded
  10  the URL cannot be used          14  the TLS handshake failed
  11  the name was not resolved       15  the opening handshake failed
  12  no address could be reached     16  the open connection failed
  13  the proxy failed
3 wsdoctor: the PHP extension wsclient is not loaded; load it in php.ini, or run
  php -d extension=/path/to/wsclient.so wsdoctor URL
