"""A private stunnel that ends TLS in front of --upstream PORT; --line adds to its service."""
import peer
import private

CONFIG = """\
foreground = yes
pid =
debug = err
[service]
accept = 127.0.0.1:{port}
connect = 127.0.0.1:{upstream}
cert = {cert}
key = {key}
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
        config = CONFIG.format(
            port=port,
            upstream=options.upstream,
            cert=options.cert,
            key=options.key,
            line=options.line,
        )
        return private.start(
            [private.find("stunnel"), private.write(f"{folder}/stunnel.conf", config)]
        )

    private.serve("stunnel", launch)


main()
