"""The cases of the Autobahn test suite as a server; once the client says updateReports, a line with all verdicts."""
import asyncio
import json

from kosoku import FailureError, run_fuzzingserver
from kosoku._report import write_reports
from kosoku.cases import CASES

import peer


def take_uncompressed():
    """Lets the cases about compression take a message that came without it, which RFC 7692 allows.

    kosoku hands such a message over as str, and their hashing takes bytes only.
    """

    def patched(original):
        def on_message(self, message, binary):
            if isinstance(message, str):
                message = message.encode("latin-1" if binary else "utf-8")
            return original(self, message, binary)

        return on_message

    for case_id, case in CASES.items():
        if case_id.startswith(("12.", "13.")):
            case.onMessage = patched(case.onMessage)


async def verdicts(server):
    try:
        return await server.get_result()
    except FailureError as failure:
        return failure.results


def row(result):
    return {
        "index": result.case_index,
        "id": result.case_id,
        "behavior": result.behavior.value,
        "result": result.result,
        "behaviorClose": result.behavior_close.value,
        "resultClose": result.result_close,
    }


async def main():
    options = peer.arguments(
        [
            ("--exclude", {"action": "append", "help": "a pattern of cases to leave out, such as 12.*"}),
            ("--reports", {"required": True, "help": "the folder for a page on each case"}),
        ]
    )
    peer.exit_with_stdin()
    take_uncompressed()
    async with run_fuzzingserver(None, options.exclude, host="127.0.0.1", port=0) as server:
        peer.ready(server.port, cases=len(CASES))
        results = await verdicts(server)
    write_reports(results, options.reports)
    print(json.dumps([row(result) for result in results]), flush=True)
    # The test ends this process when it has read the line.
    await asyncio.Event().wait()


asyncio.run(main())
