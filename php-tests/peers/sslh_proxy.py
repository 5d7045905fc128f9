"""A private sslh that passes HTTP on to --upstream PORT, and TLS to --tls PORT."""
import signal

import peer
import private

CONFIG = """\
foreground: true;
inetd: false;
numeric: true;
timeout: 2;
listen: ( {{ host: "127.0.0.1"; port: "{port}"; }} );
protocols: (
    {{ name: "http"; host: "127.0.0.1"; port: "{upstream}"; }},
    {{ name: "tls"; host: "127.0.0.1"; port: "{tls}"; }}
);
"""


def main():
    options = peer.arguments(
        [
            ("--upstream", {"type": int, "required": True}),
            ("--tls", {"type": int, "required": True}),
        ]
    )

    def launch(folder, port, _):
        config = CONFIG.format(port=port, upstream=options.upstream, tls=options.tls)
        private.write(f"{folder}/sslh.conf", config)
        return private.start([private.find("sslh"), f"-F{folder}/sslh.conf"], ending=signal.SIGTERM)

    private.serve("sslh", launch, ending=signal.SIGTERM)


main()
