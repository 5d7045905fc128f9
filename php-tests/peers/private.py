"""A real server program as a private process: in a folder of its own, ended with the peer that started it."""
import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

import peer


def free_port():
    """Most programs cannot tell which port they got, so one is chosen for them."""
    with peer.listener() as listening:
        return peer.port_of(listening)


def find(name):
    """Where a program is; those of administrators are often not on the PATH of others."""
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
    return shutil.which(name, path=path) or sys.exit(f"{name} is not installed")


def write(path, text):
    """Writes a file, and returns its path."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def answers(port):
    """Whether somebody listens on that port of 127.0.0.1."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
        return True
    except OSError:
        return False


def start(command, environment=None, ending=signal.SIGKILL):
    """Starts a program that stays in the foreground; it dies with this process, however that ends."""

    def die_with_parent():
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(1, ending)  # PR_SET_PDEATHSIG

    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        # What a test reads is this process's stdout: programs that report there go to stderr.
        stdout=sys.stderr,
        env={**os.environ, **(environment or {})},
        preexec_fn=die_with_parent,
    )


def guard(process, folder, ending):
    """Has a process of its own end the program should this one be killed; returns how to dismiss it.

    PR_SET_PDEATHSIG does not outlast a change of the user, as Apache makes when root starts it.
    """
    watched, held = os.pipe()
    if os.fork() == 0:
        os.close(held)
        # The test waits for the end of these.
        os.close(0)
        os.close(1)
        if not os.read(watched, 1):
            os.kill(process.pid, ending)
            shutil.rmtree(folder, ignore_errors=True)
        os._exit(0)
    os.close(watched)
    return lambda: os.write(held, b".")


def run_until_up(name, launch, tls):
    """Calls launch(port, tls_port) until the program listens.

    Between choosing a port and using it another may take it, so it is tried more than once.
    """
    for _ in range(5):
        port, tls_port = free_port(), free_port() if tls else None
        process = launch(port, tls_port)
        while process.poll() is None:
            if answers(port) and (tls_port is None or answers(tls_port)):
                return process, port, tls_port
            time.sleep(0.02)
    sys.exit(f"{name} did not start")


def serve(name, launch, tls=False, ending=signal.SIGKILL):
    """Runs the program that launch(folder, port, tls_port) starts until the test has no more use for it.

    `ending` is the signal that ends it: SIGTERM for a program that has processes of its own to end.
    """
    folder = tempfile.mkdtemp(prefix=f"wsclient-{name}-")
    # Started by root, a program may work as another user, who must get into its folder.
    os.chmod(folder, 0o755)
    try:
        process, port, tls_port = run_until_up(name, lambda *ports: launch(folder, *ports), tls)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise

    dismiss = guard(process, folder, ending)

    def stop(*_):
        dismiss()
        process.send_signal(ending)
        try:
            process.wait(2)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        shutil.rmtree(folder, ignore_errors=True)

    signal.signal(signal.SIGTERM, lambda *_: (stop(), os._exit(0)))
    peer.exit_with_stdin(stop)
    peer.ready(port, tls_port, pid=process.pid)
    status = process.wait()
    # Reached only if the program ended by itself; else stop() has the last word.
    time.sleep(0.2)
    dismiss()
    shutil.rmtree(folder, ignore_errors=True)
    sys.exit(f"{name} ended with status {status}")
