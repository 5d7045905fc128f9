--TEST--
Every parameter, TLS option and option of wsdoctor is covered by these tests, or is known to hold no secret
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/attempt.inc';
require __DIR__ . '/doctor.inc';

foreach (parameters() as $parameter) {
    if (plants_of($parameter) === null) {
        echo "no plants for \$$parameter\n";
    }
}
foreach (tls_options() as $option) {
    if (tls_option_values($option, secret('tls')) === null) {
        echo "no plants for the TLS option $option\n";
    }
}
foreach (doctor_options() as $option) {
    if (!isset(DOCTOR_OPTIONS[$option])) {
        echo "no decision on wsdoctor $option\n";
    }
}
$ways = array_count_values(array_map(fn (Plant $plant) => $plant->way, plants()));
echo 'plants of the same name: ', implode(', ', array_keys(array_filter($ways, fn (int $count) => $count > 1))), "\n";
?>
--EXPECT--
plants of the same name: 
