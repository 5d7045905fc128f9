--TEST--
make bless keeps the placeholders of an expectation where the text around them aligns
--FILE--
<?php
require __DIR__ . '/expectation.inc';

function show(string $name, string $old, string $output, ?string $second = null): void
{
    $expectation = new Expectation($old, $output, $second ?? $output);
    echo "-- $name\n", $expectation->rewrite(), "\n";
    foreach ($expectation->notes as $note) {
        echo "   note: $note\n";
    }
}

show('a sentence with a port', "nothing listens on 127.0.0.1:%d\n  help  start it", "nobody accepts on 127.0.0.1:40123\n  help  start it");
show('order of numbers', 'idle  %f %s since the last byte, %f %s open', 'idle  open for 2.5 s, the last byte came 61.0 ms ago');
show('lines that come and go', "one %d\ntwo\nthree %s", "zero\none 1\nthree x\nfour 4.5", "zero\none 1\nthree y\nfour 4.7");
show('a path', "cannot read %s/ca.pem", "the file /tmp/a-1/ca.pem cannot be read");
show('a placeholder that is lost', 'took %f ms (pid %d)', 'took long (pid 12)');
show('text that any text may be', 'found  %s', 'seen   three words here');
show('percent signs', 'done %d%', 'finished 50% of %d, %s, %20');
show('several lines', "first\n%A\nlast", "another\na\nb\n\nlast");
show('optional lines', "old\n%r(a [^\\n]*\\n)?%rb", "new\na 1\nb");
show('alternatives', 'on port %d of this %r(machine|pod)%r', 'at port 9 of the pod');
show('a number inside of another', 'TLSv1.%d failed after %f ms', 'TLSv1.2 failed, 3.25 ms passed', 'TLSv1.2 failed, 4 ms passed');
show('a new line with a time', 'a', "a\nb after 0.1 ms, 3 times");
show('blank lines', "a\n\nb %d", "a\n\nc 5");
?>
--EXPECT--
-- a sentence with a port
nobody accepts on 127.0.0.1:%d
  help  start it
-- order of numbers
idle  open for %f %s, the last byte came %f %s ago
-- lines that come and go
zero
one %d
three %s
four %f
   note: new line: zero
   note: new line: four %f
-- a path
the file %s/ca.pem cannot be read
-- a placeholder that is lost
took long (pid %d)
   note: %f has no place any more: took long (pid %d)
-- text that any text may be
seen   three words here
   note: new line: seen   three words here
-- percent signs
finished 50% of %r%%rd, %r%%rs, %20
   note: new line: finished 50% of %r%%rd, %r%%rs, %20
-- several lines
%A
last
   note: %A now stands for 4 lines, from: another
-- optional lines
new
%r(a [^\n]*\n)?%rb
   note: new line: new
-- alternatives
at port %d of the %r(machine|pod)%r
-- a number inside of another
TLSv1.%d failed, %f ms passed
-- a new line with a time
a
b after %f ms, 3 times
   note: new line: b after %f ms, 3 times
-- blank lines
a

c 5
   note: new line: c 5
