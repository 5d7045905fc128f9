--TEST--
An exception whose file and line were unset, made references or replaced is shown like a plain Exception
--EXTENSIONS--
wsclient
--FILE--
<?php
// Only a class below Exception reaches these properties.
final class Meddler extends Exception
{
    public static mixed $reference;

    public static function unsetFile(Exception $e): void
    {
        unset($e->file);
    }

    public static function unsetLine(Exception $e): void
    {
        unset($e->line);
    }

    public static function reference(Exception $e): void
    {
        self::$reference = &$e->file;
        self::$reference = 'elsewhere.php';
    }
}

foreach (['unsetFile', 'unsetLine', 'reference'] as $how) {
    try {
        new WsClient('no url');
    } catch (WsClient\InvalidUrlException $e) {
        Meddler::$how($e);
        try {
            echo preg_match('/thrown in .*/', (string) $e, $found) ? $found[0] : $e, "\n";
        } catch (Error $error) {
            echo $error::class, ': ', $error->getMessage(), "\n";
        }
    }
}
?>
--EXPECTF--
Error: Typed property Exception::$file must not be accessed before initialization
Error: Typed property Exception::$line must not be accessed before initialization
thrown in elsewhere.php:%d
