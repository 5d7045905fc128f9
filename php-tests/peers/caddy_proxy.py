"""A private Caddy in front of --upstream PORT; with --cert it serves TLS on a second port."""
import os

import peer
import private

CONFIG = """\
{{
    admin off
    auto_https off
    storage file_system {folder}/storage
    log {{
        output stderr
        level ERROR
    }}
}}
http://:{port} {{
    bind 127.0.0.1
    {site}
    reverse_proxy {upstream} {{
        {proxy}
    }}
}}
{tls}
"""

TLS = """\
https://localhost:{tls_port} {{
    bind 127.0.0.1
    tls {cert} {key}
    reverse_proxy {upstream}
}}
"""


def main():
    options = peer.arguments(
        [
            ("--upstream", {"type": int, "required": True}),
            ("--site", {"default": "", "help": "a line for the site on the plain port"}),
            ("--proxy", {"default": "", "help": "a line for its reverse_proxy"}),
            ("--scheme", {"default": "http", "help": "how it speaks to the upstream"}),
            ("--ca", {"default": "", "help": "the authority that it trusts, instead of the system's"}),
        ]
    )
    upstream = f"{options.scheme}://localhost:{options.upstream}"

    def launch(folder, port, tls_port):
        tls = ""
        if tls_port:
            cert, key = os.path.abspath(options.cert), os.path.abspath(options.key)
            tls = TLS.format(tls_port=tls_port, cert=cert, key=key, upstream=upstream)
        config = CONFIG.format(
            folder=folder,
            port=port,
            tls=tls,
            site=options.site,
            proxy=options.proxy,
            upstream=upstream,
        )
        private.write(f"{folder}/Caddyfile", config)
        command = [private.find("caddy"), "run", "--config", f"{folder}/Caddyfile"]
        # It would keep what it saves in the home folder.
        home = {"HOME": folder, "XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder}
        if options.ca:
            home["SSL_CERT_FILE"] = options.ca
        return private.start([*command, "--adapter", "caddyfile"], home)

    private.serve("caddy", launch, tls=bool(options.cert))


main()
