"""A private Varnish (or Vinyl Cache) in front of --upstream PORT; it drops the upgrade, as without a VCL, unless --pipe."""
import signal

import peer
import private

CONFIG = """\
vcl 4.1;
backend default {{ .host = "127.0.0.1"; .port = "{upstream}"; }}
{pipe}
"""

# What Varnish's manual says about WebSockets.
PIPE = """\
sub vcl_recv {
    if (req.http.Upgrade ~ "(?i)websocket") { return (pipe); }
}
sub vcl_pipe {
    if (req.http.Upgrade) {
        set bereq.http.Upgrade = req.http.Upgrade;
        set bereq.http.Connection = req.http.Connection;
    }
}
"""


def main():
    options = peer.arguments(
        [
            ("--upstream", {"type": int, "required": True}),
            ("--pipe", {"action": "store_true"}),
            ("--vcl", {"default": "", "help": "more of the VCL"}),
        ]
    )

    def launch(folder, port, _):
        pipe = PIPE if options.pipe else options.vcl
        vcl = private.write(
            f"{folder}/default.vcl", CONFIG.format(upstream=options.upstream, pipe=pipe)
        )
        # -j none: it needs no users of its own. The rest keeps it small.
        return private.start(
            [private.find("varnishd"), "-F", "-j", "none", "-n", f"{folder}/run", "-f", vcl]
            + ["-a", f"127.0.0.1:{port}", "-s", "malloc,4m", "-T", "none"]
            + ["-p", "thread_pools=1", "-p", "thread_pool_min=5", "-p", "vsl_space=1M"]
        )

    # Its manager ends the process that serves.
    private.serve("varnish", launch, ending=signal.SIGTERM)


main()
