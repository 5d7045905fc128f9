"""Echoes every message: a Tornado application with a WebSocket at /chat."""
import asyncio

import tornado.httpserver
import tornado.web
import tornado.websocket

import peer


class Echo(tornado.websocket.WebSocketHandler):
    def on_message(self, message):
        self.write_message(message, binary=isinstance(message, bytes))


async def main():
    peer.arguments()
    listening = peer.listener()
    listening.setblocking(False)
    server = tornado.httpserver.HTTPServer(tornado.web.Application([("/chat", Echo)]))
    server.add_sockets([listening])
    peer.exit_with_stdin()
    peer.ready(peer.port_of(listening))
    await asyncio.Event().wait()


asyncio.run(main())
