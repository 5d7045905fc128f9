"""A private Hitch that ends TLS in front of --upstream PORT; --line adds to its configuration."""
import os
import signal

import peer
import private

CONFIG = """\
frontend = "[127.0.0.1]:{port}"
backend = "[127.0.0.1]:{upstream}"
pem-file = "{folder}/both.pem"
workers = 1
daemon = off
quiet = on
ocsp-dir = ""
{user}
{line}
"""


def main():
    options = peer.arguments(
        [
            ("--upstream", {"type": int, "required": True}),
            ("--line", {"default": ""}),
        ]
    )

    def launch(folder, port, _):
        # It takes the key from the same file.
        both = "".join(open(path, encoding="ascii").read() for path in (options.key, options.cert))
        private.write(f"{folder}/both.pem", both)
        config = CONFIG.format(
            folder=folder,
            port=port,
            upstream=options.upstream,
            user='user = "nobody"' if os.getuid() == 0 else "",
            line=options.line,
        )
        private.write(f"{folder}/hitch.conf", config)
        return private.start([private.find("hitch"), f"--config={folder}/hitch.conf"], ending=signal.SIGTERM)

    # It has a process that serves.
    private.serve("hitch", launch, ending=signal.SIGTERM)


main()
