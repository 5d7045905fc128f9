"""A private Envoy in front of --upstream PORT; it refuses the upgrade unless --line allows it."""
import sys

import peer
import private

CONFIG = """\
admin: {{address: {{pipe: {{path: "{folder}/admin"}}}}}}
static_resources:
  listeners:
  - address: {{socket_address: {{address: 127.0.0.1, port_value: {port}}}}}
    filter_chains:
    - filters:
      - name: envoy.filters.network.http_connection_manager
        typed_config:
          "@type": type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager
          stat_prefix: in
          {line}
          http_filters:
          - name: envoy.filters.http.router
            typed_config:
              "@type": type.googleapis.com/envoy.extensions.filters.http.router.v3.Router
          route_config:
            virtual_hosts:
            - name: all
              domains: ["*"]
              routes:
              - match: {{prefix: /chat}}
                route: {{cluster: out}}
  clusters:
  - name: out
    connect_timeout: 5s
    load_assignment:
      cluster_name: out
      endpoints:
      - lb_endpoints:
        - endpoint: {{address: {{socket_address: {{address: 127.0.0.1, port_value: {upstream}}}}}}}
"""


def main():
    options = peer.arguments(
        [
            ("--upstream", {"type": int, "required": True}),
            ("--line", {"default": "", "help": "a line of the HTTP connection manager"}),
        ]
    )

    def launch(folder, port, _):
        config = CONFIG.format(folder=folder, port=port, upstream=options.upstream, line=options.line)
        private.write(f"{folder}/envoy.yaml", config)
        return private.start(
            [f"{sys.prefix}/bin/envoy", "-c", f"{folder}/envoy.yaml", "--concurrency", "1"]
            + ["--disable-hot-restart", "--log-level", "error"]
        )

    private.serve("envoy", launch)


main()
