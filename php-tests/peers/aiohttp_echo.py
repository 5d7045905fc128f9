"""Echoes every message: aiohttp's WebSocket server, on ws and, with --cert and --key, on wss."""
import asyncio

from aiohttp import WSMsgType, web

import peer


async def echo(request):
    connection = web.WebSocketResponse(protocols=["chat"], max_msg_size=0)
    await connection.prepare(request)
    async for message in connection:
        if message.type == WSMsgType.TEXT:
            await connection.send_str(message.data)
        elif message.type == WSMsgType.BINARY:
            await connection.send_bytes(message.data)
    return connection


async def main():
    options = peer.arguments()
    context = peer.tls_context(options)
    plain = peer.listener()
    secure = peer.listener() if context else None
    app = web.Application()
    app.router.add_get("/{path:.*}", echo)
    runner = web.AppRunner(app)
    await runner.setup()
    for listening, tls in ((plain, None), (secure, context)):
        if listening:
            await web.SockSite(runner, listening, ssl_context=tls).start()
    peer.exit_with_stdin()
    peer.ready(peer.port_of(plain), peer.port_of(secure))
    await asyncio.Event().wait()


asyncio.run(main())
