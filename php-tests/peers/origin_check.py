"""A WebSocket server that takes only the Origin of its own host, or what its option says instead."""
import base64
import hashlib
import socketserver

import peer

GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
# --none: no Origin at all; --no-subprotocols, --no-extensions: any Origin, but no offer of these; --drop-extensions: who
# offers some gets no answer.
OPTIONS = peer.arguments([
    ("--" + name, {"action": "store_true"}) for name in ("none", "no-subprotocols", "no-extensions", "drop-extensions")
])


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        self.rfile.readline()
        fields = {}
        while line := self.rfile.readline().decode("latin-1").strip():
            name, _, value = line.partition(":")
            fields[name.lower()] = value.strip()
        own = None if OPTIONS.none else "http://" + fields.get("host", "")
        if OPTIONS.drop_extensions and "sec-websocket-extensions" in fields:
            return
        refused = (OPTIONS.no_subprotocols and "sec-websocket-protocol" in fields) or (
            OPTIONS.no_extensions and "sec-websocket-extensions" in fields
        )
        any_origin = OPTIONS.no_subprotocols or OPTIONS.no_extensions or OPTIONS.drop_extensions
        key = fields.get("sec-websocket-key")
        if key is None or refused or (fields.get("origin") != own and not any_origin):
            self.wfile.write(b"HTTP/1.1 403 Forbidden\r\nServer: origin-check\r\nContent-Length: 0\r\n\r\n")
            return
        accept = base64.b64encode(hashlib.sha1((key + GUID).encode()).digest()).decode()
        self.wfile.write(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Accept: {accept}\r\n\r\n".encode()
        )
        self.rfile.read()


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    request_queue_size = 128


server = Server(("127.0.0.1", 0), Handler)
peer.exit_with_stdin()
peer.ready(server.server_address[1])
server.serve_forever()
