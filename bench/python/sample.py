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
        self.latency = "latency" in given
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
    """Measures for the time asked for, after a tenth of it to warm up, and ends the process.

    batch(times) does the work at least so many times and returns how many; settle(total) waits until all has had
    its effect, and checks it.
    """

    latencies = []

    async def run(seconds, before):
        latencies.clear()
        used, started = time.process_time(), time.perf_counter()
        count, passed = 0, started
        while count == 0 or passed < started + seconds:
            count += await batch(options.batch)
            now = time.perf_counter()
            if options.latency:
                latencies.append(now - passed)
            passed = now
        if settle is not None:
            await settle(before + count)
        took = time.perf_counter() - started
        return {"count": count, "seconds": took, "cpu": time.process_time() - used}

    warm = await run(options.seconds / 10, 0)
    figures = await run(options.seconds, warm["count"])
    figures["total"] = warm["count"] + figures["count"]
    print(json.dumps(figures | percentiles(latencies)), flush=True)
    # Without goodbyes: a server that streams would not hear them.
    os._exit(0)


def percentiles(times):
    """The median and the far end of times, by the nearest rank."""
    times = sorted(times)
    ranks = {"p50": 500, "p99": 990, "p999": 999}
    return {name: times[max(0, -(-len(times) * rank // 1000) - 1)] for name, rank in ranks.items() if times}
