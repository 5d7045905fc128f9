"""A private nginx as a WebSocket proxy in front of --upstream PORT; with --broken it drops the upgrade.

--http11 lets it speak HTTP/1.1 upstream all the same, --upstream-scheme https makes it speak TLS there,
--server and --location add lines to those blocks. A location may use {folder}, which has index.html and
the password file users.
"""
import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

import peer

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


def free_port():
    """nginx cannot tell which port it got, so one is chosen for it."""
    with peer.listener() as listening:
        return peer.port_of(listening)


def configuration(options, folder, port, tls_port):
    tls = ""
    if tls_port:
        tls = (
            f"listen 127.0.0.1:{tls_port} ssl;\n        "
            f"ssl_certificate {os.path.abspath(options.cert)};\n        "
            f"ssl_certificate_key {os.path.abspath(options.key)};"
        )
    upgrade = "" if options.broken else UPGRADE
    if options.broken and options.http11:
        upgrade = "proxy_http_version 1.1;"
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


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def start(folder):
    def die_with_parent():
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG

    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
    nginx = shutil.which("nginx", path=path) or sys.exit("nginx is not installed")
    return subprocess.Popen(
        [nginx, "-p", folder, "-c", f"{folder}/nginx.conf", "-e", "stderr"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        preexec_fn=die_with_parent,
    )


def answers(port):
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
        return True
    except OSError:
        return False


def run_until_up(options, folder):
    """Starts nginx; between choosing a port and using it another may take it, so more than once."""
    for _ in range(5):
        port, tls_port = free_port(), free_port() if options.cert else None
        write(f"{folder}/nginx.conf", configuration(options, folder, port, tls_port))
        process = start(folder)
        while process.poll() is None:
            # nginx binds all its ports before it accepts on any.
            if answers(port):
                return process, port, tls_port
            time.sleep(0.02)
    sys.exit("nginx did not start")


def main():
    options = peer.arguments(
        [
            ("--upstream", {"type": int, "required": True}),
            ("--broken", {"action": "store_true"}),
            ("--http11", {"action": "store_true"}),
            ("--location", {"default": ""}),
            ("--server", {"default": ""}),
            ("--upstream-scheme", {"default": "http"}),
        ]
    )
    folder = tempfile.mkdtemp(prefix="wsclient-nginx-")
    write(f"{folder}/index.html", "<!doctype html><title>A page</title>\n")
    # The password is "sesame".
    write(f"{folder}/users", "alice:{PLAIN}sesame\n")
    try:
        process, port, tls_port = run_until_up(options, folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise

    def stop(*_):
        process.kill()
        process.wait()
        shutil.rmtree(folder, ignore_errors=True)

    signal.signal(signal.SIGTERM, lambda *_: (stop(), os._exit(0)))
    peer.exit_with_stdin(stop)
    peer.ready(port, tls_port)
    status = process.wait()
    # Reached only if nginx ended by itself.
    time.sleep(0.2)
    shutil.rmtree(folder, ignore_errors=True)
    sys.exit(f"nginx ended with status {status}")


main()
