"""A private Apache in front of --upstream PORT; --upgrade WAY lets the upgrade through.

The ways are "parameter" (upgrade=websocket of mod_proxy_http, the way since 2.4.47) and "wstunnel" (a ws://
URL and mod_proxy_wstunnel). Without one, mod_proxy_http drops the upgrade. With --cert it serves TLS on a
second port.
"""
import os

import peer
import private

MODULES = "/usr/lib/apache2/modules"

CONFIG = """\
ServerRoot {folder}
ServerName localhost
PidFile {folder}/pid
DefaultRuntimeDir {folder}
ErrorLog /dev/stderr
LogLevel crit
Mutex pthread
Listen 127.0.0.1:{port}
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule proxy_module {modules}/mod_proxy.so
LoadModule proxy_http_module {modules}/mod_proxy_http.so
{more}
DocumentRoot {folder}/pages
{server}
ProxyPass /files/ !
{passes}
{tls}
"""

TLS = """\
LoadModule ssl_module {modules}/mod_ssl.so
Listen 127.0.0.1:{tls_port}
<VirtualHost 127.0.0.1:{tls_port}>
    SSLEngine on
    SSLCertificateFile {cert}
    SSLCertificateKeyFile {key}
    {tls_pass}
</VirtualHost>
"""


def configuration(options, folder, port, tls_port):
    words = {
        "modules": MODULES,
        "folder": folder,
        "port": port,
        "tls_port": tls_port,
        "upstream": options.upstream,
        "scheme": "ws" if options.upgrade == "wstunnel" else "http",
        "parameter": "upgrade=websocket" if options.upgrade == "parameter" else "",
        "server": options.server,
        "cert": os.path.abspath(options.cert or ""),
        "key": os.path.abspath(options.key or ""),
    }
    # What the main server passes on comes before what the one on the TLS port does.
    passes = "ProxyPass / {scheme}://127.0.0.1:{upstream}/ {parameter}".format(**words)
    words["passes"] = "" if options.tls_pass else passes
    words["tls_pass"] = options.tls_pass or passes
    more = []
    if options.upgrade == "wstunnel":
        more.append(f"LoadModule proxy_wstunnel_module {MODULES}/mod_proxy_wstunnel.so")
    if os.getuid() == 0:
        # Apache does not serve as root.
        more.append("User nobody\nGroup nogroup")
    tls = TLS.format(**words) if tls_port else ""
    return CONFIG.format(more="\n".join(more), tls=tls, **words)


def main():
    options = peer.arguments(
        [
            ("--upstream", {"type": int, "required": True}),
            ("--upgrade", {"choices": ["parameter", "wstunnel"]}),
            ("--server", {"default": "", "help": "a line for the server"}),
            ("--tls-pass", {"default": "", "help": "what the server on the TLS port has in place of its ProxyPass"}),
        ]
    )

    def launch(folder, port, tls_port):
        os.makedirs(f"{folder}/pages/files", exist_ok=True)
        private.write(f"{folder}/pages/files/index.html", "<!doctype html><title>A page</title>\n")
        config = configuration(options, folder, port, tls_port)
        private.write(f"{folder}/apache.conf", config)
        # -X: one process, in the foreground.
        return private.start([private.find("apache2"), "-X", "-f", f"{folder}/apache.conf"])

    private.serve("apache", launch, tls=bool(options.cert))


main()
