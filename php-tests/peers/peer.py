"""What every Python peer shares: arguments, a listening socket, the ready line, the end of its life."""
import argparse
import json
import os
import socket
import ssl
import threading

# In seconds. A test that is killed takes its pipe with it; this is for the one that hangs.
LIFETIME = float(os.environ.get("WSCLIENT_PEER_LIFETIME", "120"))


def arguments(extra=()):
    """Parses --cert and --key, and the flags or (flag, settings) pairs in `extra`."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cert")
    parser.add_argument("--key")
    for flag, settings in extra:
        parser.add_argument(flag, **settings)
    return parser.parse_args()


def listener():
    """Returns a socket that listens on a free port of 127.0.0.1."""
    return socket.create_server(("127.0.0.1", 0), backlog=128)


def tls_context(options):
    """Returns the server side's TLS settings, or None without --cert."""
    if not options.cert:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(options.cert, options.key)
    return context


def ready(port, tls_port=None, **more):
    """Tells the test where to connect to, and whatever else it is to know."""
    line = {"port": port, **more}
    if tls_port:
        line["tls_port"] = tls_port
    print(json.dumps(line), flush=True)


def exit_with_stdin(cleanup=lambda: None):
    """Ends the process when stdin ends, or when its lifetime is over."""

    def leave():
        cleanup()
        os._exit(0)

    def watch():
        # Not sys.stdin: its lock would block the interpreter's own end.
        while os.read(0, 4096):
            pass
        leave()

    for work in (watch, lambda: (threading.Event().wait(LIFETIME), leave())):
        threading.Thread(target=work, daemon=True).start()


def port_of(listening):
    """Returns the port of a socket, or None for None."""
    return listening.getsockname()[1] if listening else None
