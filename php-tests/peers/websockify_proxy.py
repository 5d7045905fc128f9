"""A private websockify in front of the TCP port --upstream; with --tokens it takes a token that nobody has."""
import peer
import private


def main():
    options = peer.arguments(
        [
            ("--upstream", {"type": int, "required": True}),
            ("--tokens", {"action": "store_true"}),
        ]
    )

    def launch(folder, port, _):
        where = f"127.0.0.1:{options.upstream}"
        if options.tokens:
            private.write(f"{folder}/tokens", f"known: {where}\n")
            target = ["--token-plugin", "TokenFile", "--token-source", f"{folder}/tokens"]
        else:
            target = [where]
        return private.start([private.find("websockify"), f"127.0.0.1:{port}", *target])

    private.serve("websockify", launch)


main()
