"""A server of uWebSockets, through the Python package socketify, which echoes or counts."""

import os
import socket
import sys
import threading

from socketify import App, CompressOptions, OpCode

# What a client sends to hear how much has arrived.
COUNT = 3

# The package takes a port number only, and does not say which one it got.
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]

app = App()
# One connection at a time: the messages and bytes that it has sent.
sums = [0, 0]


def opened(_):
    sums[:] = [0, 0]


def echo(ws, message, opcode):
    ws.send(message, opcode)


def count(ws, message, opcode):
    if len(message) == COUNT:
        ws.send(f"{sums[0]} {sums[1]}", OpCode.TEXT)
        return
    sums[0] += 1
    sums[1] += len(message)


for path, handler in {"/echo": echo, "/send": count}.items():
    app.ws(
        path,
        {
            "compression": CompressOptions.DISABLED,
            "max_payload_length": 128 << 20,
            "max_backpressure": 128 << 20,
            "open": opened,
            "message": handler,
        },
    )


def end_with_input():
    sys.stdin.buffer.read()
    os._exit(0)


threading.Thread(target=end_with_input, daemon=True).start()
app.listen({"port": port, "host": "127.0.0.1"}, lambda _: print(f"ws={port}", flush=True))
app.run()
