# Builds the extension with cargo, to where "make install" of phpize looks for it.
# CARGO_TARGET_DIR is set, so that the library is found whatever the caller's configuration says.
.PHONY: wsclient-cargo

all: wsclient-cargo

# install-modules depends on this one.
build-modules: wsclient-cargo

wsclient-cargo:
	@mkdir -p modules
	PHP="$(WSCLIENT_PHP)" PHP_CONFIG="$(WSCLIENT_PHP_CONFIG)" CARGO_TARGET_DIR="$(WSCLIENT_ROOT)/target" \
		$(CARGO) build --release --locked --package wsclient --manifest-path "$(WSCLIENT_ROOT)/Cargo.toml"
	@if test -f "$(WSCLIENT_ROOT)/target/release/libwsclient.dylib"; \
		then cp "$(WSCLIENT_ROOT)/target/release/libwsclient.dylib" modules/wsclient.so; \
		else cp "$(WSCLIENT_ROOT)/target/release/libwsclient.so" modules/wsclient.so; fi
