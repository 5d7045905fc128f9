"""A private Apache Traffic Server in front of --upstream PORT on /chat; it takes no upgrade unless --rule allows it."""
import os
import pwd
import shutil

import peer
import private

USER = "nobody"

RECORDS = """\
CONFIG proxy.config.exec_thread.autoconfig INT 0
CONFIG proxy.config.exec_thread.limit INT 1
CONFIG proxy.config.accept_threads INT 0
CONFIG proxy.config.http.server_ports STRING {port}:ip-in=127.0.0.1
CONFIG proxy.config.http.cache.http INT 0
CONFIG proxy.config.http.connect_attempts_max_retries INT 0
CONFIG proxy.config.diags.output.error STRING E
CONFIG proxy.config.log.logging_enabled INT 0
CONFIG proxy.config.body_factory.template_sets_dir STRING /etc/trafficserver/body_factory
CONFIG proxy.config.admin.user_id STRING {user}
"""

# Without this file it closes every connection.
ALLOWED = """\
ip_allow:
- {{apply: in, ip_addrs: {allowed}, action: allow, methods: ALL}}
"""

RULES = """\
map http://127.0.0.1:{port}/chat http://127.0.0.1:{upstream}/chat
{rule}
"""


def main():
    options = peer.arguments(
        [
            ("--upstream", {"type": int, "required": True}),
            ("--rule", {"default": "", "help": "a rule of remap.config, in which PORT is the proxy's port"}),
            ("--allow", {"default": "127.0.0.1", "help": "the address that it serves"}),
        ]
    )

    def launch(folder, port, _):
        for name in ["etc", "run", "log", "cache"]:
            os.makedirs(f"{folder}/{name}", exist_ok=True)
            if os.getuid() == 0:
                # It does not serve as root.
                shutil.chown(f"{folder}/{name}", USER)
        # It finds all its folders by this file.
        places = {
            "prefix": folder,
            "exec_prefix": "/usr",
            "bindir": "/usr/bin",
            "sbindir": "/usr/sbin",
            "sysconfdir": f"{folder}/etc",
            "datadir": f"{folder}/cache",
            "includedir": "/usr/include",
            "libdir": "/usr/lib",
            "libexecdir": "/usr/lib/trafficserver/modules",
            "localstatedir": f"{folder}/run",
            "runtimedir": f"{folder}/run",
            "logdir": f"{folder}/log",
            "mandir": "/usr/share/man",
            "infodir": "/usr/share/info",
            "cachedir": f"{folder}/cache",
        }
        runroot = private.write(
            f"{folder}/runroot.yaml", "".join(f"{name}: {place}\n" for name, place in places.items())
        )
        user = USER if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
        private.write(f"{folder}/etc/records.config", RECORDS.format(port=port, user=user))
        rule = options.rule.replace("PORT", str(port))
        rules = RULES.format(port=port, upstream=options.upstream, rule=rule)
        private.write(f"{folder}/etc/remap.config", rules)
        private.write(f"{folder}/etc/ip_allow.yaml", ALLOWED.format(allowed=options.allow))
        private.write(f"{folder}/etc/storage.config", f"{folder}/cache 16M\n")
        return private.start([private.find("traffic_server"), f"--run-root={runroot}"])

    private.serve("traffic-server", launch)


main()
