"""A private Redis server; with --cert it serves TLS on a second port."""
import os

import peer
import private


def main():
    options = peer.arguments()

    def launch(folder, port, tls_port):
        command = [private.find("redis-server"), "--port", str(port), "--bind", "127.0.0.1"]
        command += ["--dir", folder, "--save", "", "--appendonly", "no", "--loglevel", "warning"]
        if tls_port:
            command += ["--tls-port", str(tls_port), "--tls-auth-clients", "no"]
            command += ["--tls-cert-file", os.path.abspath(options.cert)]
            command += ["--tls-key-file", os.path.abspath(options.key)]
            command += ["--tls-ca-cert-file", os.path.abspath(options.cert)]
        return private.start(command)

    private.serve("redis", launch, tls=bool(options.cert))


main()
