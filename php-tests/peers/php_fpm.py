"""A private php-fpm with --workers N; --global and --pool add lines to those blocks of its configuration."""
import signal

import peer
import private

CONFIG = """\
[global]
daemonize = no
error_log = /proc/self/fd/2
log_level = notice
{more}
[www]
listen = 127.0.0.1:{port}
; Set for root only, who may read the certificates and the extension wherever they are.
user = root
group = root
pm = static
pm.max_children = {workers}
; The scripts of the tests are no .php files.
security.limit_extensions =
{pool}
"""


def main():
    options = peer.arguments(
        [
            ("--fpm", {"required": True, "help": "the program"}),
            ("--ini", {"action": "append", "default": [], "help": "name=value, as php.ini would set it"}),
            ("--workers", {"default": "4"}),
            ("--global", {"action": "append", "default": [], "dest": "more"}),
            ("--pool", {"action": "append", "default": []}),
        ]
    )

    def launch(folder, port, _):
        config = CONFIG.format(
            port=port,
            workers=options.workers,
            more="\n".join(options.more),
            pool="\n".join(options.pool),
        )
        private.write(f"{folder}/php-fpm.conf", config)
        command = [options.fpm, "-n", "-R", "-y", f"{folder}/php-fpm.conf", "-p", folder]
        for setting in options.ini:
            command += ["-d", setting]
        # Killed, it would leave its workers behind.
        return private.start(command, ending=signal.SIGTERM)

    private.serve("php-fpm", launch, ending=signal.SIGTERM)


main()
