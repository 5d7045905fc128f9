"""A headless Chromium with its remote debugging port (DevTools)."""
import os
import signal

import private


def launch(folder, port, _):
    # As root it runs without its sandbox only.
    sandbox = ["--no-sandbox"] if os.getuid() == 0 else []
    return private.start(
        [private.find("chromium"), "--headless", "--disable-gpu", *sandbox]
        + [f"--user-data-dir={folder}/profile", f"--remote-debugging-port={port}", "about:blank"],
        ending=signal.SIGTERM,
    )


private.serve("chromium", launch, ending=signal.SIGTERM)
