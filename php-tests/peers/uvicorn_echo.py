"""Echoes every message: a plain ASGI app under uvicorn, on ws and, with --cert and --key, on wss.

--ws chooses the library; the path /refused is refused.
"""
import asyncio

import uvicorn

import peer


async def app(scope, receive, send):
    if scope["type"] != "websocket":
        await send({"type": "http.response.start", "status": 426, "headers": []})
        await send({"type": "http.response.body", "body": b"a WebSocket is wanted here\n"})
        return
    await receive()
    if scope["path"] == "/refused":
        await send({"type": "websocket.close"})
        return
    chosen = "chat" if "chat" in scope["subprotocols"] else None
    await send({"type": "websocket.accept", "subprotocol": chosen})
    while (event := await receive())["type"] == "websocket.receive":
        if event.get("text") is not None:
            await send({"type": "websocket.send", "text": event["text"]})
        else:
            await send({"type": "websocket.send", "bytes": event["bytes"]})


def server(ws, **tls):
    return uvicorn.Server(
        uvicorn.Config(
            app,
            ws=ws,
            ws_max_size=1 << 30,
            lifespan="off",
            log_level="error",
            **tls,
        )
    )


async def main():
    options = peer.arguments([("--ws", {"default": "websockets-sansio"})])
    plain = peer.listener()
    secure = peer.listener() if options.cert else None
    servers = [(server(options.ws), plain)]
    if secure:
        tls = {"ssl_certfile": options.cert, "ssl_keyfile": options.key}
        servers.append((server(options.ws, **tls), secure))
    running = [asyncio.create_task(one.serve(sockets=[listening])) for one, listening in servers]
    while not all(one.started for one, _ in servers):
        await asyncio.sleep(0.01)
    peer.exit_with_stdin()
    peer.ready(peer.port_of(plain), peer.port_of(secure))
    await asyncio.gather(*running)


asyncio.run(main())
