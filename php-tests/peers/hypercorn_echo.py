"""Echoes every message: a plain ASGI app under Hypercorn, at /chat; others are refused, /crash fails."""
import asyncio

import hypercorn.asyncio
import hypercorn.config

import peer


async def app(scope, receive, send):
    if scope["type"] == "lifespan":
        while True:
            event = await receive()
            await send({"type": f"{event['type']}.complete"})
            if event["type"] == "lifespan.shutdown":
                return
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 404, "headers": []})
        await send({"type": "http.response.body", "body": b"no route"})
        return
    await receive()
    if scope["path"] == "/crash":
        raise RuntimeError("as the test asked")
    if scope["path"] != "/chat":
        await send({"type": "websocket.close"})
        return
    await send({"type": "websocket.accept"})
    while (event := await receive())["type"] == "websocket.receive":
        if event.get("text") is not None:
            await send({"type": "websocket.send", "text": event["text"]})
        else:
            await send({"type": "websocket.send", "bytes": event["bytes"]})


async def main():
    peer.arguments()
    listening = peer.listener()
    config = hypercorn.config.Config()
    config.bind = [f"fd://{listening.fileno()}"]
    config.errorlog = None
    peer.exit_with_stdin()
    peer.ready(peer.port_of(listening))
    await hypercorn.asyncio.serve(app, config, shutdown_trigger=asyncio.Event().wait)


asyncio.run(main())
