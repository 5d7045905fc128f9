"""A private HAProxy in front of --upstream PORT, for HTTP or any TCP; with --cert it serves TLS on a second port."""
import peer
import private

CONFIG = """\
global
    maxconn 100
    nbthread 1
    log stderr format raw local0 err
defaults
    mode {mode}
    # It would wait a second before each further attempt.
    retries 0
    timeout connect 5s
    timeout client 120s
    timeout server 120s
    timeout tunnel 120s
frontend in
    bind 127.0.0.1:{port} {bind}
    {tls}
    {frontend}
    default_backend out
backend out
    server one 127.0.0.1:{upstream} {server}
"""


def main():
    options = peer.arguments(
        [
            ("--upstream", {"type": int, "required": True}),
            ("--mode", {"default": "http", "choices": ["http", "tcp"]}),
            ("--frontend", {"default": "", "help": "a line for the frontend"}),
            ("--server", {"default": "", "help": "more words for the server line"}),
            ("--bind", {"default": "", "help": "more words for the bind line"}),
        ]
    )

    def launch(folder, port, tls_port):
        tls = ""
        if tls_port:
            # HAProxy takes the key from the same file.
            both = "".join(open(path, encoding="ascii").read() for path in (options.cert, options.key))
            private.write(f"{folder}/both.pem", both)
            tls = f"bind 127.0.0.1:{tls_port} ssl crt {folder}/both.pem"
        config = CONFIG.format(
            mode=options.mode,
            port=port,
            tls=tls,
            frontend=options.frontend,
            upstream=options.upstream,
            server=options.server,
            bind=options.bind,
        )
        private.write(f"{folder}/haproxy.cfg", config)
        return private.start([private.find("haproxy"), "-db", "-q", "-f", f"{folder}/haproxy.cfg"])

    private.serve("haproxy", launch, tls=bool(options.cert))


main()
