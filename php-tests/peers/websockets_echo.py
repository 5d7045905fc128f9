"""Echoes every message: the `websockets` package, on ws and, with --cert and --key, on wss.

--deflate takes the settings of its permessage-deflate as JSON; without it they are the package's own.
"""
import asyncio
import json

from websockets.asyncio.server import serve
from websockets.extensions.permessage_deflate import ServerPerMessageDeflateFactory

import peer


async def echo(connection):
    async for message in connection:
        await connection.send(message)


def subprotocol(_connection, offered):
    # Given a list instead, websockets refuses clients that offer none.
    return "chat" if "chat" in offered else None


async def main():
    options = peer.arguments([("--deflate", {})])
    compression = {}
    if options.deflate:
        factory = ServerPerMessageDeflateFactory(**json.loads(options.deflate))
        compression = {"compression": None, "extensions": [factory]}
    context = peer.tls_context(options)
    plain = peer.listener()
    secure = peer.listener() if context else None
    for listening, tls in ((plain, None), (secure, context)):
        if listening:
            await serve(
                echo, sock=listening, ssl=tls, max_size=None, select_subprotocol=subprotocol, **compression
            )
    peer.exit_with_stdin()
    peer.ready(peer.port_of(plain), peer.port_of(secure))
    await asyncio.Event().wait()


asyncio.run(main())
