"""openssl s_server with TLS 1.2, which asks to renegotiate for a client certificate once it has the request.

--then says what follows this client's refusal: alert (what OpenSSL itself does), end, reset or silence.
"""
import socket
import struct
import subprocess
import threading

import peer

ALERT, APPLICATION_DATA = 21, 23


def start_openssl(options):
    """Starts it; returns the process and its port, which it prints once it listens."""
    command = ["openssl", "s_server", "-accept", "127.0.0.1:0", "-tls1_2"]
    process = subprocess.Popen(
        [*command, "-cert", options.cert, "-cert_chain", options.cert, "-key", options.key],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    for line in process.stdout:
        if line.startswith(b"ACCEPT "):
            break
    # What it prints of the request is not of interest, but must not fill the pipe.
    threading.Thread(target=process.stdout.read, daemon=True).start()
    return process, int(line.rsplit(b":", 1)[1])


def records(connection):
    """Yields each TLS record with its content type, which TLS 1.2 does not encrypt."""
    stream = connection.makefile("rb")
    while len(head := stream.read(5)) == 5:
        yield head[0], head + stream.read(struct.unpack("!H", head[3:])[0])


def serve(client, openssl, port, then):
    server = socket.create_connection(("127.0.0.1", port))

    def answer():
        while chunk := server.recv(65536):
            try:
                client.sendall(chunk)
            except OSError:
                return
        if then == "alert":
            client.shutdown(socket.SHUT_WR)

    threading.Thread(target=answer, daemon=True).start()
    for kind, record in records(client):
        if kind == ALERT and then != "alert":
            # The refusal; OpenSSL does not get it.
            if then == "end":
                client.shutdown(socket.SHUT_WR)
            elif then == "reset":
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                break
            continue
        server.sendall(record)
        if kind == APPLICATION_DATA:
            # "R" asks the client for another handshake, and for a certificate in it.
            openssl.stdin.write(b"R\n")
            openssl.stdin.flush()
    client.close()
    server.close()


def main():
    choices = ["alert", "end", "reset", "silence"]
    options = peer.arguments([("--then", {"choices": choices, "default": "alert"})])
    openssl, port = start_openssl(options)
    peer.exit_with_stdin(openssl.kill)
    listening = peer.listener()
    peer.ready(peer.port_of(listening))
    while True:
        client, _ = listening.accept()
        serve(client, openssl, port, options.then)


main()
