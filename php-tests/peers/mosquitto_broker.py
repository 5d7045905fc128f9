"""A private mosquitto, an MQTT broker, that speaks MQTT over WebSocket."""
import private

CONFIG = """\
# Without a listener of another kind, its version 2.0.11 ends.
listener {other} 127.0.0.1
listener {port}
protocol websockets
allow_anonymous true
log_dest none
"""


def launch(folder, port, _):
    private.write(f"{folder}/mosquitto.conf", CONFIG.format(port=port, other=private.free_port()))
    return private.start([private.find("mosquitto"), "-c", f"{folder}/mosquitto.conf"])


private.serve("mosquitto", launch)
