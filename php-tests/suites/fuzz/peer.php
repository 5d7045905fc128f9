<?php
// A server that misbehaves at random: what it does to a connection follows from the port and the path /KIND/SEED.
//
// peer.php PKI: it prints its ports as a line of JSON, and ends with its stdin. Kinds: good upgrades, bad does
// not or does it wrong, any is one of them. Ports: plain; good and other certificates of that folder; and those
// of EARLY, which do something before a request has come.
declare(strict_types=1);

require __DIR__ . '/random_source.php';
require __DIR__ . '/peer_frames.php';
require __DIR__ . '/peer_handshake.php';

const CERTIFICATES = ['good', 'expired', 'self-signed', 'wrong-name', 'unknown-issuer', 'no-san', 'rsa', 'v1', 'weak' => 'rsa-1024'];
const EARLY = ['silence', 'hangup', 'reset', 'noise', 'banner', 'alert', 'flood'];

/** How long a connection lives at most, in seconds. */
const LIFETIME = 4.0;

/** What a connection that sends without end may send at most. */
const MOST = 8_000_000;

final class Connection
{
    public string $in = '';
    public string $out = '';
    public bool $reading = true;
    /** At the end of the output: close. */
    public bool $ending = false;
    /** Bytes that each turn sends at most. */
    public int $rate = 1 << 20;
    public bool $gone = false;
    public bool $established;
    public readonly float $deadline;
    public ?Generator $steps = null;
    private float $pause = 0.0;

    /** @param resource $socket */
    public function __construct(public readonly mixed $socket, public readonly bool $tls)
    {
        stream_set_blocking($socket, false);
        $this->established = !$tls;
        $this->deadline = microtime(true) + LIFETIME;
    }

    /** Takes what has come, sends what it can, and goes on with the steps: pauses in seconds, or conditions. */
    public function turn(): void
    {
        if (!$this->established) {
            $done = @stream_socket_enable_crypto($this->socket, true, STREAM_CRYPTO_METHOD_TLS_SERVER);
            $this->gone = $done === false || microtime(true) > $this->deadline;
            $this->established = $done === true;
            return;
        }
        $this->read();
        $this->advance();
        $this->write();
        if (microtime(true) > $this->deadline || ($this->ending && $this->out === '')) {
            $this->gone = true;
        }
    }

    private function read(): void
    {
        while ($this->reading && strlen($this->in) < 2_000_000) {
            $bytes = @fread($this->socket, 65536);
            if ($bytes === '' || $bytes === false) {
                $this->gone = $this->gone || feof($this->socket);
                break;
            }
            $this->in .= $bytes;
        }
    }

    private function advance(): void
    {
        // A bound, so that a step that waits for nothing does not keep the other connections waiting.
        for ($turns = 0; $turns < 100 && $this->steps !== null && $this->steps->valid(); $turns++) {
            $awaited = $this->steps->current();
            if (is_float($awaited)) {
                $this->pause = $this->pause ?: microtime(true) + $awaited;
                if (microtime(true) < $this->pause) {
                    return;
                }
                $this->pause = 0.0;
            } elseif (!$awaited()) {
                return;
            }
            $this->steps->next();
        }
    }

    private function write(): void
    {
        if ($this->out !== '') {
            $sent = @fwrite($this->socket, substr($this->out, 0, min($this->rate, 262144)));
            if ($sent === false) {
                $this->gone = true;
            }
            $this->out = substr($this->out, (int) $sent);
        }
    }
}

/** @return resource */
function listen(?string $certificate, string $pki): mixed
{
    $options = ['socket' => ['backlog' => 64]];
    if ($certificate !== null) {
        $options['ssl'] = [
            'local_cert' => "$pki/$certificate.pem", 'local_pk' => "$pki/$certificate.key", 'verify_peer' => false, 'security_level' => 0,
        ];
    }
    return stream_socket_server('tcp://127.0.0.1:0', $code, $message, STREAM_SERVER_BIND | STREAM_SERVER_LISTEN, stream_context_create($options))
        ?: throw new RuntimeException($message);
}

function serve(string $pki): void
{
    $servers = ['plain' => listen(null, $pki)];
    foreach (CERTIFICATES as $certificate) {
        $servers[$certificate] = listen($certificate, $pki);
    }
    foreach (EARLY as $name) {
        $servers[$name] = listen(null, $pki);
    }
    $port = fn (mixed $server) => (int) substr(strrchr(stream_socket_get_name($server, false), ':'), 1);
    echo json_encode(['ports' => array_map($port, $servers), 'certificates' => array_values(CERTIFICATES), 'early' => EARLY]), "\n";

    /** @var array<int, Connection> $connections */
    $connections = [];
    while (true) {
        $read = [STDIN, ...array_values($servers)];
        $write = $none = [];
        foreach ($connections as $connection) {
            if ($connection->reading && strlen($connection->in) < 2_000_000) {
                $read[] = $connection->socket;
            }
            if ($connection->out !== '' && $connection->rate > 1000) {
                $write[] = $connection->socket;
            }
        }
        @stream_select($read, $write, $none, $connections === [] ? 1 : 0, $connections === [] ? 0 : 3000);
        if (in_array(STDIN, $read, true) && (string) fread(STDIN, 1) === '' && feof(STDIN)) {
            return;
        }
        foreach ($servers as $name => $server) {
            // The timeout of 0 takes a connection only if one is there.
            if (in_array($server, $read, true) && ($socket = @stream_socket_accept($server, 0)) !== false) {
                $connection = new Connection($socket, in_array($name, CERTIFICATES, true));
                $connection->steps = in_array($name, EARLY, true) ? early($connection, $name) : answer($connection);
                $connections[] = $connection;
            }
        }
        foreach ($connections as $number => $connection) {
            $connection->turn();
            if ($connection->gone) {
                fclose($connection->socket);
                unset($connections[$number]);
            }
        }
    }
}

serve($argv[1]);
