"""A private H2O in front of --upstream PORT on /chat; it drops the upgrade unless --line turns it on."""
import peer
import private

CONFIG = """\
num-threads: 1
{server}
listen:
  host: 127.0.0.1
  port: {port}
hosts:
  default:
    paths:
      /chat:
        proxy.reverse.url: "http://127.0.0.1:{upstream}/chat"
        {line}
"""


def main():
    options = peer.arguments(
        [
            ("--upstream", {"type": int, "required": True}),
            ("--line", {"default": "", "help": "a line beside proxy.reverse.url"}),
            ("--server", {"default": "", "help": "a line for the whole server"}),
        ]
    )

    def launch(folder, port, _):
        config = CONFIG.format(
            port=port,
            upstream=options.upstream,
            line=options.line,
            server=options.server,
        )
        private.write(f"{folder}/h2o.conf", config)
        return private.start([private.find("h2o"), "-m", "worker", "-c", f"{folder}/h2o.conf"])

    private.serve("h2o", launch)


main()
