"""A private nginx as a WebSocket proxy in front of --upstream PORT; with --broken it drops the upgrade.

--upstream-scheme https makes it speak TLS there, --server and --location add lines to those blocks. A location may use {folder}, which has index.html and
the password file users.
"""
import os

import peer
import private

CONFIG = """\
# master and worker in one process: one thing to stop, and root needs no second user
master_process off;
daemon off;
pid {folder}/nginx.pid;
error_log stderr error;
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    map $http_upgrade $connection_upgrade {{ default upgrade; '' close; }}
    server {{
        listen 127.0.0.1:{port};
        {tls}
        {server}
        location /files/ {{ alias {folder}/; }}
        location / {{
            {location}
            proxy_pass {scheme}://127.0.0.1:{upstream};
            {upgrade}
            proxy_set_header Host $http_host;
            proxy_read_timeout 120s;
            proxy_send_timeout 120s;
        }}
    }}
}}
"""

UPGRADE = """\
proxy_http_version 1.1;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;"""


def configuration(options, folder, port, tls_port):
    tls = ""
    if tls_port:
        tls = (
            f"listen 127.0.0.1:{tls_port} ssl;\n        "
            f"ssl_certificate {os.path.abspath(options.cert)};\n        "
            f"ssl_certificate_key {os.path.abspath(options.key)};"
        )
    upgrade = "" if options.broken else UPGRADE
    return CONFIG.format(
        folder=folder,
        port=port,
        tls=tls,
        server=options.server,
        location=options.location.replace("{folder}", folder),
        scheme=options.upstream_scheme,
        upstream=options.upstream,
        upgrade=upgrade,
    )


def main():
    options = peer.arguments(
        [
            ("--upstream", {"type": int, "required": True}),
            ("--broken", {"action": "store_true"}),
            ("--location", {"default": ""}),
            ("--server", {"default": ""}),
            ("--upstream-scheme", {"default": "http"}),
        ]
    )

    def launch(folder, port, tls_port):
        private.write(f"{folder}/index.html", "<!doctype html><title>A page</title>\n")
        # The password is "sesame".
        private.write(f"{folder}/users", "alice:{PLAIN}sesame\n")
        private.write(f"{folder}/nginx.conf", configuration(options, folder, port, tls_port))
        return private.start(
            [private.find("nginx"), "-p", folder, "-c", f"{folder}/nginx.conf", "-e", "stderr"]
        )

    private.serve("nginx", launch, tls=bool(options.cert))


main()
