"""A server that answers a plain GET, and HTTP to what is not HTTP, but an upgrade in another way or not at all."""
import base64
import hashlib
import socket
import socketserver
import struct

import peer

GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
# --get, --upgrade: the status line and fields that a plain GET and an upgrade get; --origin: an upgrade without an Origin
# is accepted.
OPTIONS = peer.arguments([
    ("answer", {"choices": ["close", "reset", "silence"]}),
    ("--get", {"default": "404 Not Found"}),
    ("--upgrade", {}),
    ("--origin", {"action": "store_true"}),
])


class Handler(socketserver.StreamRequestHandler):
    def respond(self, head):
        head = head.replace("\\r\\n", "\r\n")
        self.wfile.write(f"HTTP/1.1 {head}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n".encode())

    def handle(self):
        if not self.rfile.readline().startswith(b"GET "):
            return self.respond("400 Bad Request")
        fields = {}
        while line := self.rfile.readline().decode("latin-1").strip():
            name, _, value = line.partition(":")
            fields[name.lower()] = value.strip()
        if "upgrade" not in fields:
            return self.respond(OPTIONS.get)
        if OPTIONS.upgrade:
            return self.respond(OPTIONS.upgrade)
        if OPTIONS.origin and "origin" not in fields:
            accept = base64.b64encode(hashlib.sha1((fields["sec-websocket-key"] + GUID).encode()).digest()).decode()
            self.wfile.write(
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                f"Sec-WebSocket-Accept: {accept}\r\n\r\n".encode()
            )
            self.rfile.read()
        elif OPTIONS.answer == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        elif OPTIONS.answer == "silence":
            self.rfile.read()


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    request_queue_size = 128

    def shutdown_request(self, request):
        # No shutdown(2) before close(2): it would send a FIN in place of the reset.
        request.close()


server = Server(("127.0.0.1", 0), Handler)
peer.exit_with_stdin()
peer.ready(server.server_address[1])
server.serve_forever()
