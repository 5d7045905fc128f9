"""Measures the Python package picows, whose listener gets frames while they are in its buffer."""

import asyncio

from picows import WSListener, WSMsgType, ws_connect
from sample import COUNT, Options, check, sample


class Listener(WSListener):
    """Counts messages and wakes whoever waits for a number of them."""

    def __init__(self, text):
        self.text = text
        self.count = self.received = self.wanted = 0
        self.last = None
        self.waiter = None
        self.reply = None

    def on_ws_frame(self, transport, frame):
        self.last = frame.get_payload_as_utf8_text() if self.text else frame.get_payload_as_bytes()
        self.received += len(self.last)
        self.count += 1
        if self.waiter is not None and self.count >= self.wanted:
            self.waiter.set_result(None)
            self.waiter = None
        elif self.reply is not None:
            transport.send(*self.reply)

    async def until(self, count):
        """Waits until so many messages have come since the start."""
        if self.count < count:
            self.wanted = count
            self.waiter = asyncio.get_running_loop().create_future()
            await self.waiter


async def main():
    options = Options()
    payload = options.payload()
    kind = WSMsgType.TEXT if options.text else WSMsgType.BINARY

    async def connect():
        # The sums that the server answers with are text, but they may be looked at as bytes.
        listener = lambda: Listener(options.text)
        return await ws_connect(listener, options.url, ssl_context=options.tls)

    if options.work == "connect":

        async def connects(times):
            for _ in range(times):
                transport, _ = await connect()
                transport.disconnect(graceful=False)
            return times

        await sample(options, connects)

    transport, listener = await connect()
    sent = 0

    async def receive(times):
        before = listener.count
        await listener.until(before + times)
        return listener.count - before

    async def send(times):
        nonlocal sent
        for _ in range(times):
            transport.send(kind, payload)
        sent += times
        # send() only fills a buffer once the socket takes no more, and there is nothing to wait for.
        await sums(sent)
        return times

    async def sums(total):
        before = listener.count
        transport.send(WSMsgType.TEXT, COUNT.encode())
        await listener.until(before + 1)
        last = listener.last
        check(options.sums(total), last if options.text else last.decode())

    async def echo(times):
        # The listener itself sends the next one, until all have come.
        listener.reply = (kind, payload)
        transport.send(kind, payload)
        await listener.until(listener.count + times)
        return times

    async def settle(_):
        if options.work != "send":
            check(listener.count * options.size, listener.received)
            check(payload.decode() if options.text else payload, listener.last)

    work = {"receive": receive, "send": send, "echo": echo}[options.work]
    await sample(options, work, settle)


asyncio.run(main())
