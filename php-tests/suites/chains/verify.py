"""Connects to each case with Python's ssl module: verify.py FOLDER; a line of JSON for each."""

import json
import socket
import ssl
import sys


def context_for(case, folder):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if not case["verify_peer_name"] or not case["verify_peer"]:
        context.check_hostname = False
    if not case["verify_peer"]:
        context.verify_mode = ssl.CERT_NONE
    # What create_default_context() asks for, but for the strict form of certificates that it wants
    # since Python 3.13: here the rules of validation count.
    if sys.version_info >= (3, 13):
        context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    for option in ("cafile", "capath"):
        if option in case:
            context.load_verify_locations(**{option: f"{folder}/{case[option]}"})
    return context


def verdict(case, folder):
    if case["allow_self_signed"] or (case["verify_peer_name"] and not case["verify_peer"]):
        return "-", "no such option"
    try:
        context = context_for(case, folder)
        with socket.create_connection((case["host"], case["port"]), 10) as tcp:
            with context.wrap_socket(tcp, server_hostname=case["name"]):
                return "open", ""
    except (OSError, ValueError) as error:
        return "refused", str(error)


def main():
    folder = sys.argv[1]
    with open(f"{folder}/cases.json", encoding="utf-8") as file:
        cases = json.load(file)
    for case in cases:
        if case["port"] is not None:
            seen, detail = verdict(case, folder)
            print(json.dumps({"id": case["id"], "verdict": seen, "detail": detail}))


main()
