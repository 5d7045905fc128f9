"""Echoes every text: a Robyn application with a WebSocket at /echo and a page at /page."""
import os
import socket

from robyn import Robyn

import peer

app = Robyn(__file__)


@app.websocket("/echo")
async def echo(websocket):
    while True:
        await websocket.send_text(await websocket.receive_text())


@app.get("/page")
def page():
    return "a page"


@app.startup_handler
async def started():
    peer.ready(port)


peer.arguments()
# Robyn takes no listening socket: the port is free when it is chosen.
with socket.create_server(("127.0.0.1", 0)) as listening:
    port = listening.getsockname()[1]
peer.exit_with_stdin()
app.start(host="127.0.0.1", port=port)
