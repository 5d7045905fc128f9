"""A private lighttpd in front of --upstream PORT on /chat; it drops the upgrade unless --line allows it. /deny is denied."""
import peer
import private

CONFIG = """\
server.port = {port}
server.bind = "127.0.0.1"
server.document-root = "{folder}"
server.errorlog = "/dev/stderr"
server.modules = ( "mod_access", "mod_proxy" )
{server}
$HTTP["url"] =~ "^/deny" {{ url.access-deny = ( "" ) }}
$HTTP["url"] =~ "^/chat" {{
    proxy.server = ( "" => ( ( "host" => "127.0.0.1", "port" => {upstream} ) ) )
    {line}
}}
"""


def main():
    options = peer.arguments(
        [
            ("--upstream", {"type": int, "required": True}),
            ("--line", {"default": "", "help": "a line beside proxy.server"}),
            ("--server", {"default": "", "help": "a line for the whole server"}),
        ]
    )

    def launch(folder, port, _):
        config = CONFIG.format(
            folder=folder,
            port=port,
            upstream=options.upstream,
            line=options.line,
            server=options.server,
        )
        private.write(f"{folder}/lighttpd.conf", config)
        return private.start([private.find("lighttpd"), "-D", "-f", f"{folder}/lighttpd.conf"])

    private.serve("lighttpd", launch)


main()
