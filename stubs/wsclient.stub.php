<?php

/**
 * The interface of the extension wsclient, for the engine, editors, analysers and readers. src/wsclient_arginfo.h is
 * generated from it (make stub). Seconds are floats, sizes are bytes.
 *
 * @generate-class-entries
 */

namespace {
    /**
     * An open WebSocket connection (RFC 6455).
     *
     * Signal handlers run during a blocking call (pcntl_async_signals), which ends when one of them throws or calls
     * interrupt(). While receive(), receiveMessage(), receiveUntil(), foreach or ping() waits, a handler may call send(),
     * sendBinary(), sendAll() and trySend(): the messages go out before the call waits on, and where the queue is full
     * send() throws WsClient\TimeoutException. Every other method
     * that uses the connection throws WsClient\ConcurrencyError when a handler calls it while another method waits,
     * and in a forked child.
     *
     * @implements IteratorAggregate<int, string>
     *
     * @strict-properties
     * @not-serializable
     */
    final class WsClient implements IteratorAggregate
    {
        /**
         * Connects and completes the opening handshake, or throws.
         *
         * @param string|Stringable|Uri\Rfc3986\Uri|Uri\WhatWg\Url $url ws:// or wss://; user information becomes Basic authentication
         * @phpstan-param array<string, string|int|list<string|int>> $headers further header fields of the request; Host,
         *     User-Agent and Authorization replace those of the client
         * @phpstan-param list<string> $subprotocols in order of preference
         * @phpstan-param array<string, mixed> $tls names and meanings of PHP's ssl context options: verify_peer,
         *     verify_peer_name, allow_self_signed, peer_name, cafile, capath, local_cert, local_pk, passphrase; and
         *     ca, certificates as PEM text
         * @param bool $compression whether to offer permessage-deflate (RFC 7692); the result is
         *     getInfo()->compression
         * @param float $connect_timeout seconds for everything from name resolution to the 101
         * @param float|null $receive_timeout seconds that receive(), foreach and ping() wait; null: forever
         * @param float $close_timeout seconds that close() waits for the peer
         * @param int $max_message_size the longest message to accept, in bytes
         * @param float $send_timeout seconds that send() waits for a peer that does not read
         *
         * @throws WsClient\ConnectException what failed, by layer
         * @throws ValueError|TypeError an argument cannot be used
         */
        public function __construct(
            #[\SensitiveParameter] string|Stringable|Uri\Rfc3986\Uri|Uri\WhatWg\Url $url,
            #[\SensitiveParameter] array $headers = [],
            #[\SensitiveParameter] array $subprotocols = [],
            #[\SensitiveParameter] array $tls = [],
            bool $compression = true,
            float $connect_timeout = 10.0,
            ?float $receive_timeout = null,
            float $close_timeout = 5.0,
            int $max_message_size = 67108864,
            float $send_timeout = 60.0,
        ) {}

        /**
         * Begins to connect as the constructor does, without waiting: threads of the extension resolve the name, connect
         * and complete both handshakes, for up to 256 connections at the same time. The arguments are those of the
         * constructor; connect_timeout runs from this call. Settings, trust files and client certificates are read
         * here. Whatever else fails is thrown by WsClient\Opening::finish(), an invalid URL too.
         *
         * @phpstan-param array<string, string|int|list<string|int>> $headers
         * @phpstan-param list<string> $subprotocols
         * @phpstan-param array<string, mixed> $tls
         *
         * @throws ValueError|TypeError an argument cannot be used
         */
        #[\NoDiscard]
        public static function open(
            #[\SensitiveParameter] string|Stringable|Uri\Rfc3986\Uri|Uri\WhatWg\Url $url,
            #[\SensitiveParameter] array $headers = [],
            #[\SensitiveParameter] array $subprotocols = [],
            #[\SensitiveParameter] array $tls = [],
            bool $compression = true,
            float $connect_timeout = 10.0,
            ?float $receive_timeout = null,
            float $close_timeout = 5.0,
            int $max_message_size = 67108864,
            float $send_timeout = 60.0,
        ): WsClient\Opening {}

        /**
         * Sends a text message.
         *
         * @throws ValueError the text is not UTF-8
         * @throws WsClient\TimeoutException the peer did not read for send_timeout; the report says whether the
         *     message was withdrawn, or the next call sends the rest of it
         * @throws WsClient\ConnectionClosedException|WsClient\ProtocolException the connection has ended
         */
        public function send(string $text): void {}

        /** Sends a binary message. Throws as send(). */
        public function sendBinary(string $bytes): void {}

        /**
         * Sends several messages in order, strings as text and Message objects with their type, in as few writes as
         * the socket allows. All are checked before the first is sent.
         *
         * @phpstan-param array<string|WsClient\Message> $messages
         * @throws TypeError|ValueError an element is of another type, or a text is not UTF-8
         * @throws WsClient\TimeoutException the peer did not read for send_timeout: the report says how many were
         *     sent, the others were withdrawn
         * @throws WsClient\ConnectionClosedException|WsClient\ProtocolException the connection has ended
         */
        public function sendAll(array $messages): void {}

        /**
         * Sends a message without waiting: a string as text, a Message with its type. What the socket does not take now is
         * queued, and sent before anything else by the next calls: by flush(), by all that receive or send, and by poll().
         * A message is taken while fewer than 1 MiB are queued, so that the queue has at most that and
         * one message. What is queued at the end of the object is lost, unless close() has sent it.
         *
         * @return bool false: the queue is full, and nothing has changed
         *
         * @throws ValueError the text is not UTF-8
         * @throws WsClient\ConnectionClosedException|WsClient\ProtocolException the connection has ended
         */
        public function trySend(string|WsClient\Message $message): bool {}

        /** Whether something waits to be sent that the socket did not take yet. */
        public function wantsWrite(): bool {}

        /**
         * Sends what is queued, as far as the socket takes it now, without waiting.
         *
         * @return bool whether nothing is queued any more
         *
         * @throws WsClient\ConnectionClosedException|WsClient\ProtocolException the connection has ended, except by
         *     close()
         */
        public function flush(): bool {}

        /**
         * Waits for the next message and returns its payload; null once after the peer has closed with 1000, 1001 or
         * without a code, or after close(). Every later call throws, whether of receive(), receiveMessage(), poll(),
         * pollMessages(), foreach, ping() or send().
         *
         * @param float|null $timeout seconds; null: receive_timeout; 0.0: only what has arrived
         *
         * @throws WsClient\TimeoutException nothing is lost, the next call continues where this one stopped
         * @throws WsClient\ConnectionClosedException closed by the peer with another code, or null was returned before;
         *     getCode() is the close code
         * @throws WsClient\ConnectionLostException ended without a closing handshake
         * @throws WsClient\ProtocolException the peer violated RFC 6455, and the connection was closed
         * @throws WsClient\MessageTooBigException longer than max_message_size, or longer than a fourth of memory_limit with no
         *     memory left for it; a shorter message with no memory left for it waits in the open connection until the
         *     script has freed memory
         */
        public function receive(?float $timeout = null): ?string {}

        /** As receive(), with the type of the message. */
        public function receiveMessage(?float $timeout = null): ?WsClient\Message {}

        /**
         * Waits for the first message that $accept takes, and keeps the others for the next calls, in order: receive(),
         * poll(), foreach and receiveUntil() get them before newer ones. Each message is offered once per call. $accept may
         * use the client, which offers meanwhile only what is left. Where it throws, the message is kept too.
         *
         * @phpstan-param callable(WsClient\Message): mixed $accept whether it is the one; its result is taken as a bool
         * @param float|null $timeout seconds; null: receive_timeout; 0.0: only what has arrived
         *
         * @return WsClient\Message|null null once at a normal end, as receive()
         *
         * @throws WsClient\MessageTooBigException the messages that were kept have reached max_message_size: they wait in
         *     the open connection until the script receives them
         * @throws WsClient\WsClientException as receive()
         */
        public function receiveUntil(callable $accept, ?float $timeout = null): ?WsClient\Message {}

        /**
         * All payloads that have arrived, without waiting; [] if there are none, and once at a normal end, as the null of
         * receive(). After 128 KiB the rest is
         * left to the next call, as are messages that do not fit below memory_limit. Throws as receive(), but never for
         * a timeout.
         *
         * @phpstan-return list<string>
         */
        #[\NoDiscard]
        public function poll(): array {}

        /**
         * As poll(), with types.
         *
         * @phpstan-return list<WsClient\Message>
         */
        #[\NoDiscard]
        public function pollMessages(): array {}

        /**
         * foreach ($ws as $payload), until the connection is closed; the keys count from 0. Throws as receive().
         *
         * @return Iterator<int, string>
         */
        public function getIterator(): Iterator {}

        /**
         * As getIterator(), with types: foreach ($ws->messages() as $message).
         *
         * @return Iterator<int, WsClient\Message>
         */
        public function messages(): Iterator {}

        /**
         * Sends a ping and waits for its pong; messages that arrive before it are kept.
         *
         * @param string $payload at most 125 bytes; '': the number of the ping, so that a late pong is not taken for
         *     the response to this one
         * @param float|null $timeout seconds; null: receive_timeout
         *
         * @return float the round trip in seconds
         *
         * @throws WsClient\TimeoutException|WsClient\ConnectionClosedException|WsClient\ProtocolException
         */
        public function ping(string $payload = '', ?float $timeout = null): float {}

        /**
         * Runs the closing handshake, and ends the connection: it waits for the Close frame of
         * the server, then for at most 1 s for the server to end TCP. Messages that were not
         * received are dropped; those that are queued to be sent are sent first. Does nothing if the connection has ended.
         *
         * With a $timeout of 0.0 it sends the Close frame as far as the socket takes it, and returns. Each later call
         * continues the close without waiting, whether poll(), flush(), isOpen() or getCloseInfo(); receive() and close()
         * wait for it; the end of the object ends it. Until then isOpen() is false, getCloseInfo() is null, calls that
         * send throw WsClient\ConnectionClosedException, and messages that arrive are dropped. A call later than
         * close_timeout ends it without the server.
         *
         * @param int $code 1000 to 1003, 1007 to 1014 or 3000 to 4999
         * @param string $reason UTF-8, at most 123 bytes
         * @param float|null $timeout seconds; null: close_timeout; 0.0: do not wait
         *
         * @throws ValueError
         * @throws WsClient\InterruptedException the close continues as after a $timeout of 0.0
         */
        public function close(int $code = 1000, string $reason = '', ?float $timeout = null): void {}

        /**
         * Ends the wait of a call, from a signal handler: the call throws WsClient\InterruptedException, nothing is lost,
         * and the next call continues. Where no call waits, the next one that would have to wait throws; one that need not,
         * because what it waits for is there, does not, and close() takes back what was asked for before it. Does nothing
         * else, and never throws.
         */
        public function interrupt(): void {}

        /**
         * Whether the connection is open, or messages are left to receive: false as soon as its end has arrived and no
         * message is before it. Looks at the socket without taking data from it. Over wss:// a Close frame is seen
         * once it is read, or once the server has ended TCP.
         */
        public function isOpen(): bool {}

        /** How the connection ended; null while it is open or closing. */
        public function getCloseInfo(): ?WsClient\CloseInfo {}

        /** A snapshot of the connection; also after its end. */
        public function getInfo(): WsClient\ConnectionInfo {}

        /**
         * A stream for stream_select() and event loops: it only reports readiness and cannot be read or written. It is
         * readable whenever poll() has something to do: bytes in the socket, messages in the client, an end to report, and
         * room to write while something waits to be sent. To watch it for reading and to call poll() is all that a loop
         * has to do; never watch it for writing. After the end it stays readable, and poll() throws, until the
         * program closes it or the client is destroyed.
         *
         * @return resource
         *
         * @throws WsClient\ConnectionClosedException the end was reported already, or was the program's own close()
         */
        public function getStream(): mixed {}

        /**
         * Tries the URL as the constructor would, then checks whatever may explain why it fails: each address, what the
         * port speaks, TLS versions, other forms of the upgrade request, the clock, pings. Does not throw for a failed
         * connection. Uses at most three times $connect_timeout and twelve connections, and follows no redirect. The
         * arguments are those of the constructor.
         *
         * @phpstan-param array<string, string|int|list<string|int>> $headers
         * @phpstan-param list<string> $subprotocols
         * @phpstan-param array<string, mixed> $tls
         *
         * @throws ValueError|TypeError an argument cannot be used; a URL that is not valid is reported instead
         */
        public static function diagnose(
            #[\SensitiveParameter] string|Stringable|Uri\Rfc3986\Uri|Uri\WhatWg\Url $url,
            #[\SensitiveParameter] array $headers = [],
            #[\SensitiveParameter] array $subprotocols = [],
            #[\SensitiveParameter] array $tls = [],
            bool $compression = true,
            float $connect_timeout = 10.0,
        ): WsClient\Report {}

        /**
         * Waits until some of the clients have a message or an end that poll() would return or throw, or finish() of a
         * WsClient\Opening need not wait, and returns these under their keys; [] at the timeout. For dozens of clients;
         * WsClient\Poller is for thousands. interrupt() of one of the clients ends the wait. Unlike stream_select() it takes
         * descriptors above 1023.
         *
         * @phpstan-template TKey of array-key
         * @phpstan-template TValue of WsClient|WsClient\Opening
         * @phpstan-param array<TKey, TValue> $clients
         * @param float|null $timeout seconds; null: forever; 0.0: without waiting
         *
         * @phpstan-return array<TKey, TValue>
         *
         * @throws TypeError an element is neither
         * @throws WsClient\InterruptedException by interrupt()
         */
        public static function select(array $clients, ?float $timeout = null): array {}

        /** A fresh Sec-WebSocket-Key: 16 random bytes in base64. */
        public static function generateKey(): string {}

        /** The Sec-WebSocket-Accept that a server must return for $key. */
        public static function acceptKey(string $key): string {}
    }
}

namespace WsClient {
    enum MessageType
    {
        case Text;
        case Binary;
    }

    /** The step of connecting, or the open connection, that a fact belongs to. */
    enum Layer: string
    {
        case Url = 'url';
        case Dns = 'dns';
        case Tcp = 'tcp';
        case Proxy = 'proxy';
        case Tls = 'tls';
        case Handshake = 'handshake';
        case WebSocket = 'websocket';
    }

    /** Who has to act. */
    enum Fault: string
    {
        case Caller = 'caller';
        case Machine = 'machine';
        case Network = 'network';
        case Server = 'server';
        case Unknown = 'unknown';
    }

    /** The result of a check of WsClient::diagnose(). */
    enum CheckResult: string
    {
        case Pass = 'pass';
        /** Not a failure, but worth attention. */
        case Warn = 'warn';
        case Fail = 'fail';
        /** Not checked; the detail says why. */
        case Skipped = 'skipped';
    }

    /**
     * A connection that WsClient::open() is opening. Without a reference to it, the attempt ends as with cancel(). Its
     * methods throw ConcurrencyError in a forked child, where the attempt belongs to the parent.
     *
     * @strict-properties
     * @not-serializable
     */
    final class Opening
    {
        /** @implementation-alias WsClient\CloseInfo::__construct */
        private function __construct() {}

        /**
         * A stream for stream_select() and event loops, which becomes readable when finish() need not wait. It only
         * reports readiness; it cannot be read or written. It stays readable, so stop watching it then.
         *
         * @return resource
         *
         * @throws \Error finish() has returned or thrown the result, or the attempt was cancelled
         * @throws TcpException this process has no file descriptor left
         */
        public function getStream(): mixed {}

        /** Whether finish() need not wait. */
        public function isReady(): bool {}

        /**
         * Returns the open connection, or throws what the constructor would have thrown; waits for that if it is not ready.
         * The result is handed out once. A signal handler that throws ends only the wait: finish() may be called again.
         *
         * @throws ConnectException what failed, by layer
         * @throws \Error the result was handed out before, or the attempt was cancelled
         */
        public function finish(): \WsClient {}

        /**
         * Ends the attempt, without waiting. A connection that is already open is closed. Does nothing after finish() has
         * handed out the result.
         */
        public function cancel(): void {}
    }

    /** @strict-properties */
    final class Message implements \Stringable
    {
        public readonly MessageType $type;
        public readonly string $payload;

        /** A message for sendAll(); a text must be UTF-8. */
        public function __construct(MessageType $type, string $payload) {}

        /** The payload. */
        public function __toString(): string {}
    }

    /** @strict-properties */
    final class CloseInfo
    {
        /**
         * The close code of the peer or of this client, also one that must not be sent; 1005: the peer sent none; 1006:
         * there was no close frame.
         */
        public readonly int $code;
        public readonly string $reason;
        /** Whether both ends have sent their close frame. */
        public readonly bool $clean;
        /** Whether the peer closed first. */
        public readonly bool $byPeer;

        private function __construct() {}
    }

    /**
     * One step of connecting.
     *
     * @strict-properties
     */
    final class Phase
    {
        public readonly Layer $layer;
        /** How long it took, to its end or to its failure. */
        public readonly float $seconds;
        public readonly bool $ok;
        /** @phpstan-var array<string, mixed> the result; the keys differ by layer */
        public readonly array $facts;

        /** @implementation-alias WsClient\CloseInfo::__construct */
        private function __construct() {}
    }

    /**
     * An explanation of one fault.
     *
     * @strict-properties
     */
    final class Diagnosis
    {
        /** Stable and dotted, such as tls.certificate.expired. */
        public readonly string $code;
        public readonly Layer $layer;
        public readonly Fault $fault;
        /** What is wrong, in one sentence. */
        public readonly string $problem;
        /** @phpstan-var array<string, string|list<string>> what was seen, by label */
        public readonly array $evidence;
        /** @phpstan-var list<string> what to do, most likely first */
        public readonly array $help;
        /** Whether the same call may succeed later without any change. */
        public readonly bool $retryable;
        /** Seconds after which the server allows another attempt, if it said so. */
        public readonly ?float $retryAfter;
        /** Where the code is documented, such as docs/errors.md#tcp-refused. */
        public readonly ?string $reference;

        /** @implementation-alias WsClient\CloseInfo::__construct */
        private function __construct() {}
    }

    /**
     * All that was seen of one connection, without secrets.
     *
     * @strict-properties
     */
    final class Report implements \Stringable, \JsonSerializable
    {
        public readonly bool $ok;
        /** Without user information and query values. */
        public readonly string $url;
        /** @phpstan-var list<Phase> */
        public readonly array $phases;
        /**
         * The server's certificates as they were sent, its own first, and last the authority that they lead to where its
         * certificate was not sent: of that, only subject and trusted are known. trusted: whether this machine trusts
         * where the chain ends; null: not checked. Otherwise as ConnectionInfo::$tlsChain.
         *
         * @phpstan-var list<array{subject: string, issuer: ?string, subjectAltName: list<string>, validFrom: ?int,
         *     validTo: ?int, serialNumber: ?string, fingerprint: ?string, key: ?string, sent: bool, root: ?bool, trusted: ?bool}>
         */
        public readonly array $certificates;
        /**
         * The head of the upgrade request; what may be secret is "***". null: none was sent
         *
         * @phpstan-var ?array{requestLine: string, headers: array<string, string|list<string>>}
         */
        public readonly ?array $request;
        /** @phpstan-var ?array{status: int, statusLine: string, headers: array<string, string|list<string>>, body: string} */
        public readonly ?array $response;
        /**
         * The programs that were recognised, the nearest first; "nearest" is the hop that was connected to, "between" a
         * proxy on the way, "origin" the server itself.
         *
         * @phpstan-var list<array{name: string, version: ?string, place: 'nearest'|'between'|'origin'}>
         */
        public readonly array $programs;
        public readonly ?Diagnosis $diagnosis;
        /** @phpstan-var list<Check> all checks of WsClient::diagnose(); empty in an exception */
        public readonly array $checks;
        private readonly string $text;

        /** @implementation-alias WsClient\CloseInfo::__construct */
        private function __construct() {}

        /** The report for people, several lines. */
        public function __toString(): string {}

        /** The public properties, after "schema": 1. */
        public function jsonSerialize(): array {}
    }

    /**
     * One check of WsClient::diagnose().
     *
     * @strict-properties
     */
    final class Check
    {
        /** Stable and dotted, such as tls.trust. */
        public readonly string $id;
        public readonly CheckResult $result;
        /** The name of the check for people. */
        public readonly string $title;
        /** What was seen, or why it was skipped; one line, without secrets. */
        public readonly string $detail;
        /** How long it took; 0.0 if an earlier step had shown it already. */
        public readonly float $seconds;

        /** @implementation-alias WsClient\CloseInfo::__construct */
        private function __construct() {}
    }

    /**
     * A snapshot of a connection.
     *
     * @strict-properties
     */
    final class ConnectionInfo
    {
        /** Without user information and query values. */
        public readonly string $url;
        public readonly string $peerAddress;
        public readonly string $localAddress;
        /** TLSv1.2 or TLSv1.3; null for ws:// */
        public readonly ?string $tlsVersion;
        public readonly ?string $tlsCipher;
        public readonly bool $tlsResumed;
        /** Whether chain and name were checked. */
        public readonly bool $tlsVerified;
        /**
         * The server's certificates, its own first; validFrom and validTo are Unix times, fingerprint is SHA-256.
         *
         * @phpstan-var list<array{subject: string, issuer: string, subjectAltName: list<string>, validFrom: int, validTo: int,
         *     serialNumber: string, fingerprint: string, pem: string}>
         */
        public readonly array $tlsChain;
        /** What the chain was checked against, and which setting named it. */
        public readonly ?string $tlsTrust;
        /** @phpstan-var array<string, string|list<string>> header fields of the 101 */
        public readonly array $responseHeaders;
        public readonly ?string $subprotocol;
        /** @phpstan-var list<string> negotiated, such as "permessage-deflate; client_max_window_bits=12" */
        public readonly array $extensions;
        /**
         * The negotiated compression; null: none. A side without context takeover compresses each message on its own; a
         * window of n bits has 2^n bytes.
         *
         * @phpstan-var ?array{serverNoContextTakeover: bool, clientNoContextTakeover: bool, serverMaxWindowBits: int,
         *     clientMaxWindowBits: int}
         */
        public readonly ?array $compression;
        /** @phpstan-var list<Phase> */
        public readonly array $phases;
        /** From the start to the 101. */
        public readonly float $connectSeconds;
        /** Since the 101. */
        public readonly float $openSeconds;
        public readonly int $messagesSent;
        public readonly int $messagesReceived;
        public readonly int $framesSent;
        public readonly int $framesReceived;
        /** Bytes on the wire, handshakes included. */
        public readonly int $bytesSent;
        public readonly int $bytesReceived;
        /** The round trip of the last ping(), in seconds. */
        public readonly ?float $latency;
        /** Complete messages that were read and not yet returned by receive(), poll() or foreach. */
        public readonly int $messagesWaiting;
        /** Calls of ping() after the last one to which a pong has arrived, in time or late. */
        public readonly int $pingsUnanswered;
        /** Since bytes of the server last arrived, in seconds. */
        public readonly ?float $secondsSinceReceived;
        /**
         * Since bytes were last sent, in seconds. This and what follows is what the kernel knows of the connection, from
         * TCP_INFO: only on Linux, null elsewhere. Over a relay such as a load balancer it is about the way to that.
         * After the end: as it was then; the seconds since something go on.
         */
        public readonly ?float $secondsSinceSent;
        /** Since a packet of the other side last arrived, in seconds; without data too, such as the answer to a probe. */
        public readonly ?float $secondsSinceAcknowledged;
        /** Bytes that were handed to the kernel and have not been acknowledged; those not sent yet included. */
        public readonly ?int $unacknowledgedBytes;
        /** Bytes that wait in the client, because the kernel did not take them yet; those of a message of trySend() included. */
        public readonly int $unsentBytes;
        /** The kernel's average of the round trip, in seconds. */
        public readonly ?float $roundTrip;
        /** How much the round trip deviates from its average, in seconds. */
        public readonly ?float $roundTripVariance;
        /** Segments that were sent again, in total. */
        public readonly ?int $retransmissions;

        /** @implementation-alias WsClient\CloseInfo::__construct */
        private function __construct() {}
    }

    /**
     * The base class of all. Its string form is the whole report, which the string form of an exception shows too that has it
     * as its previous one. getMessage() is one line: the URL without its secrets,
     * the problem, and the error code in brackets.
     */
    class WsClientException extends \RuntimeException implements \JsonSerializable
    {
        /** null only in an exception that a program created itself */
        public readonly ?Diagnosis $diagnosis;
        public readonly ?Report $report;
        /** $diagnosis->code */
        public readonly string $errorCode;
        /** $diagnosis->layer */
        public readonly ?Layer $layer;

        public function __construct(string $message = "", int $code = 0, ?\Throwable $previous = null) {}

        public function __toString(): string {}

        /**
         * What a logger records beside the message, as the context of Monolog and Laravel.
         *
         * @return array{errorCode: string, layer: ?string, report: ?Report}
         */
        public function context(): array {}

        /** "message", "code", "errorCode", "layer" and "report". */
        public function jsonSerialize(): array {}
    }

    /** Nothing is open yet. */
    class ConnectException extends WsClientException {}

    class InvalidUrlException extends ConnectException {}

    class NameResolutionException extends ConnectException {}

    class TcpException extends ConnectException
    {
        /** @phpstan-var list<array{address: string, errno: ?int, error: ?string, outcome: string, seconds: float}> */
        public readonly array $attempts;
    }

    class TlsException extends ConnectException {}

    class CertificateException extends TlsException
    {
        /** @phpstan-var list<array<string, mixed>> as ConnectionInfo::$tlsChain */
        public readonly array $chain;
    }

    class HandshakeException extends ConnectException
    {
        /** null: there was no HTTP response */
        public readonly ?int $status;
        /** @phpstan-var array<string, string|list<string>> */
        public readonly array $headers;
        /** The first 16 KiB. */
        public readonly string $body;
    }

    /** Closed by the peer with another code than 1000, 1001 or none, or used after its end. getCode() is the close code. */
    class ConnectionClosedException extends WsClientException {}

    /** Ended without a closing handshake; getCode() is 1006. */
    class ConnectionLostException extends ConnectionClosedException {}

    /** The peer violated RFC 6455; the connection was closed with 1002 or 1007. */
    class ProtocolException extends WsClientException {}

    /** The connection was closed with 1009; or it is open, and the next message does not fit below memory_limit. */
    class MessageTooBigException extends ProtocolException {}

    /** receive(), send(), sendAll() or ping() timed out; the connection stays open. */
    class TimeoutException extends WsClientException {}

    /** WsClient::interrupt() ended the wait of a call. The connection is open, and the next call continues. */
    class InterruptedException extends WsClientException {}

    /** Re-entrant use, or use after a fork. */
    class ConcurrencyError extends \Error {}

    /**
     * Waits for many clients. A wakeup costs the same however many others are idle. It holds its clients, and a client
     * is in at most one poller. Signal handlers run during the wait, as in WsClient::receive().
     *
     * @implements \IteratorAggregate<\WsClient, list<string>>
     *
     * @strict-properties
     * @not-serializable
     */
    final class Poller implements \Countable, \IteratorAggregate
    {
        /** @throws TcpException there is no descriptor left */
        public function __construct() {}

        /**
         * Adds a client, also one that has ended.
         *
         * @throws \Error it is in a poller already
         */
        public function add(\WsClient $client): void {}

        /** Removes a client; does nothing if it is not in this poller. */
        public function remove(\WsClient $client): void {}

        /** How many clients it has. */
        public function count(): int {}

        /**
         * Waits until clients have a message or an end that WsClient::poll() would return or throw, and returns these;
         * [] at the timeout, or if there are no clients. A client that has ended is returned by each wait until it is removed.
         *
         * @param float|null $timeout seconds; null: forever; 0.0: without waiting
         *
         * @phpstan-return list<\WsClient>
         *
         * @throws InterruptedException interrupt() was called
         */
        public function wait(?float $timeout = null): array {}

        /**
         * foreach ($poller as $client => $messages): waits, and returns each ready client with the payloads that
         * WsClient::poll() would return. A client that has ended is removed and comes once more, with what was left or
         * []; getCloseInfo() has its end, and receive() reports it. The loop ends when no client is left; clients may be added and
         * removed in it.
         *
         * @return \Iterator<\WsClient, list<string>>
         */
        public function getIterator(): \Iterator {}

        /**
         * Ends the wait, from a signal handler: wait() or foreach throws InterruptedException, and nothing is lost. Where
         * none waits, the next wait throws immediately.
         */
        public function interrupt(): void {}
    }
}
