"""A plain ASGI app under daphne: echoes on /chat, rejects on /closed, has no WebSocket elsewhere."""
import sys

import peer
import private

APP = '''\
async def app(scope, receive, send):
    if scope["type"] != "websocket":
        await send({"type": "http.response.start", "status": 404, "headers": []})
        await send({"type": "http.response.body", "body": b"no such page\\n"})
        return
    if scope["path"] not in ("/chat", "/closed"):
        # As Channels' URLRouter does.
        raise ValueError(f"No route found for path {scope['path']!r}.")
    await receive()
    if scope["path"] == "/closed":
        await send({"type": "websocket.close"})
        return
    await send({"type": "websocket.accept"})
    while (event := await receive())["type"] == "websocket.receive":
        await send({**event, "type": "websocket.send"})
'''


def main():
    peer.arguments()

    def launch(folder, port, _):
        private.write(f"{folder}/chat.py", APP)
        command = [sys.executable, "-m", "daphne", "--bind", "127.0.0.1", "--port", str(port)]
        return private.start([*command, "--verbosity", "0", "chat:app"], {"PYTHONPATH": folder})

    private.serve("daphne", launch)


main()
