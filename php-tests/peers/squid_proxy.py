"""A private Squid as reverse proxy in front of --upstream PORT; it drops the upgrade unless --line allows it."""
import os
import signal

import peer
import private

CONFIG = """\
http_port 127.0.0.1:{port} accel defaultsite=localhost no-vhost
cache_peer 127.0.0.1 parent {upstream} 0 no-query no-digest originserver name=upstream
{line}
http_access allow all
cache deny all
cache_mem 0 MB
workers 1
pid_filename none
cache_log /dev/null
cache_store_log none
access_log none
coredump_dir {folder}
pinger_enable off
shutdown_lifetime 0 seconds
{user}
"""


def main():
    options = peer.arguments(
        [
            ("--upstream", {"type": int, "required": True}),
            ("--line", {"default": "", "help": "a line of the configuration"}),
        ]
    )

    def launch(folder, port, _):
        config = CONFIG.format(
            folder=folder,
            port=port,
            upstream=options.upstream,
            line=options.line,
            user="cache_effective_user nobody" if os.getuid() == 0 else "",
        )
        private.write(f"{folder}/squid.conf", config)
        # --foreground: one process less, and it ends with this one. -n: a name in shared memory of its own.
        return private.start(
            [private.find("squid"), "--foreground", "-n", f"wsclient{port}", "-f", f"{folder}/squid.conf"],
            ending=signal.SIGTERM,
        )

    # Its manager ends the process that serves.
    private.serve("squid", launch, ending=signal.SIGTERM)


main()
