"""What the Python clients of the benchmarks share: arguments, payloads, measuring."""

import json
import os
import ssl
import sys
import time

# What a client sends to hear how much has arrived; no measured payload has this length.
COUNT = "sum"


class Options:
    """The words name=value of the command line."""

    def __init__(self):
        given = dict(word.split("=", 1) for word in sys.argv[1:])
        self.work = given["work"]
        self.url = given["url"]
        self.size = int(given["size"])
        self.text = given["kind"] == "text"
        self.seconds = float(given["seconds"])
        self.batch = int(given["batch"])
        secure = self.url.startswith("wss")
        self.tls = ssl.create_default_context(cafile=given["cafile"]) if secure else None

    def payload(self):
        """A payload of the size asked for: the same few words of ASCII again and again."""
        pattern = b'{"name":"temperature","value":21.5,"unit":"celsius"},'
        return (pattern * (self.size // len(pattern) + 1))[: self.size]

    def sums(self, total):
        """What the server has to have counted."""
        return f"{total} {total * self.size}"


def check(expected, found):
    """Compares what came with what had to come."""
    if expected != found:
        raise ValueError(f"expected {str(expected)[:80]!r}, found {str(found)[:80]!r}")


async def sample(options, batch, settle=None):
    """Measures for the time asked for, behind a tenth of it to warm up, and ends the process.

    batch(times) does the work at least so many times and returns how many; settle(total) waits until all has had
    its effect, and checks it.
    """

    async def run(seconds, before):
        used, started = time.process_time(), time.perf_counter()
        count = 0
        while count == 0 or time.perf_counter() < started + seconds:
            count += await batch(options.batch)
        if settle is not None:
            await settle(before + count)
        took = time.perf_counter() - started
        return {"count": count, "seconds": took, "cpu": time.process_time() - used}

    warm = await run(options.seconds / 10, 0)
    print(json.dumps(await run(options.seconds, warm["count"])), flush=True)
    # Without goodbyes: a server that streams would not hear them.
    os._exit(0)
