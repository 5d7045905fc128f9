"""Echoes every message: the `websockets` package, on ws and, with --cert and --key, on wss."""
import asyncio

from websockets.asyncio.server import serve

import peer


async def echo(connection):
    async for message in connection:
        await connection.send(message)


def subprotocol(_connection, offered):
    # Given a list instead, websockets refuses clients that offer none.
    return "chat" if "chat" in offered else None


async def main():
    options = peer.arguments()
    context = peer.tls_context(options)
    plain = peer.listener()
    secure = peer.listener() if context else None
    for listening, tls in ((plain, None), (secure, context)):
        if listening:
            await serve(echo, sock=listening, ssl=tls, max_size=None, select_subprotocol=subprotocol)
    peer.exit_with_stdin()
    peer.ready(peer.port_of(plain), peer.port_of(secure))
    await asyncio.Event().wait()


asyncio.run(main())
