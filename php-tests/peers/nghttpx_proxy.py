"""A private nghttpx in front of --upstream PORT; --backend adds parameters, such as proto=h2."""
import signal

import peer
import private


def main():
    options = peer.arguments(
        [
            ("--upstream", {"type": int, "required": True}),
            ("--backend", {"default": "", "help": "parameters of the backend, divided by ;"}),
        ]
    )

    def launch(folder, port, _):
        config = private.write(f"{folder}/nghttpx.conf", "workers=1\nerrorlog-file=/dev/null\n")
        return private.start(
            [private.find("nghttpx"), f"--conf={config}", f"--frontend=127.0.0.1,{port};no-tls"]
            + [f"--backend=127.0.0.1,{options.upstream};;{options.backend}", "--insecure"]
        )

    # It has a process that serves.
    private.serve("nghttpx", launch, ending=signal.SIGTERM)


main()
