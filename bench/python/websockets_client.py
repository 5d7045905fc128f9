"""Measures the Python package websockets, its asyncio client with default settings."""

import asyncio

from sample import COUNT, Options, check, sample
from websockets.asyncio.client import connect


async def main():
    options = Options()
    payload = options.payload()
    message = payload.decode() if options.text else payload
    tls = {"ssl": options.tls} if options.tls else {}

    if options.work == "connect":

        async def connects(times):
            for _ in range(times):
                client = await connect(options.url, **tls)
                client.transport.abort()
            return times

        await sample(options, connects)

    client = await connect(options.url, **tls)
    last, received = None, 0

    async def work(times):
        nonlocal last, received
        for _ in range(times):
            if options.work != "receive":
                await client.send(message)
            if options.work != "send":
                last = await client.recv()
                received += len(last)
        return times

    async def settle(total):
        if options.work == "send":
            await client.send(COUNT)
            check(options.sums(total), await client.recv())
        else:
            check(total * options.size, received)
            check(message, last)

    await sample(options, work, settle)


asyncio.run(main())
