# The commands of this repository; each is a few lines here and a script in scripts/.
.DEFAULT_GOAL := help
.PHONY: help setup build demo doctor test test-core test-php bless test-zts test-memory matrix model readiness conformance chains memory-limit embed fuzz fuzz-php bench bench-loops bench-scaling bench-docs bench-calls bench-codec bench-cost stub lint install clean
export PHP_CONFIG

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile
	@echo "PHP_CONFIG=/path/to/php-config chooses another PHP; DESTDIR= is honoured by install."

setup: ## Install what building and testing need (Debian, Ubuntu; elsewhere: say what is missing)
	@scripts/setup.sh test
	@scripts/setup.sh lint

build: ## Build the extension to modules/wsclient.so
	@scripts/setup.sh --check build
	@scripts/build.sh wsclient

demo: ## Install what is missing, build, and run examples/demo.php against a local server
	@scripts/demo.sh

doctor: build ## Say what is wrong with a WebSocket URL (URL=wss://... ARGS="-H 'Name: value'")
	@scripts/doctor.sh $(ARGS) "$(URL)"

test: ## Install what is missing and run everything that must pass
	@scripts/test.sh

test-core: ## Run the Rust tests only
	@cargo test --workspace --exclude wsclient --locked

test-php: build ## Run the phpt tests only (TESTS="php-tests/tls ..." chooses)
	@scripts/build.sh testserver
	@scripts/run-phpt.sh $(TESTS)

bless: build ## Rewrite the tests' expectations after a deliberate change of words (TESTS= chooses)
	@scripts/build.sh testserver
	@scripts/bless.sh $(TESTS)

test-zts: ## Run the phpt tests on a PHP with threads and debug checks, built from Debian's source
	@scripts/test.sh zts

matrix: ## Build and test on every PHP and Debian: one table (ROWS="zts 8.4 ..." chooses)
	@scripts/matrix.sh $(ROWS)

test-memory: ## Run the phpt tests under valgrind
	@scripts/test.sh memory

bench: ## Measure against native programs and other clients (ROWS="receive-64 ..." chooses)
	@scripts/setup.sh --check build
	@scripts/bench.sh $(ARGS) $(ROWS)

bench-scaling: ## Measure costs by message size, connections and fragments
	@scripts/setup.sh --check build
	@scripts/bench-scaling.sh $(ARGS)

bench-loops: ## Measure thousands of connections in one loop beside node and a native loop (ROWS= chooses)
	@scripts/setup.sh --check build
	@scripts/bench-loops.sh $(ARGS) $(ROWS)

bench-docs: ## Run all benchmarks and write figures and charts into docs/ (on a quiet machine)
	@scripts/setup.sh --check build
	@scripts/bench-docs.sh

bench-calls: build ## Measure what a call costs, beside an empty method of the engine
	@scripts/build.sh testserver
	@scripts/bench-calls.sh

bench-codec: ## Measure UTF-8, frames, masking and DEFLATE alone
	@cargo bench --package wsclient-core --bench codec --locked

model: ## Run 10,000 random orders of calls and events against a reference (WSCLIENT_SEED=N runs one again)
	@WSCLIENT_SEEDS=10000 cargo test --package wsclient-core --test connection_model --locked

readiness: ## Run 10,000 random orders of wakeups, calls and events (WSCLIENT_SEED=N runs one again)
	@WSCLIENT_SEEDS=$${WSCLIENT_SEEDS:-10000} cargo test --package wsclient-core --test readiness --locked

conformance: ## Run the Autobahn test suite over ws and wss
	@scripts/test.sh conformance

chains: build ## Compare verdicts on certificate chains with the rules, PHP, curl, Python and Go
	@scripts/build.sh testserver
	@scripts/chains.sh $(ARGS)

memory-limit: build ## Receive under memory_limit in every form, with every call (ARGS="--only CASE" chooses)
	@scripts/build.sh testserver
	@scripts/memory-limit.sh $(ARGS)

embed: ## Run 8 threads of an embedded PHP, started 20 times (PHP_CONFIG= of a PHP with ZTS and libphp.so)
	@scripts/build.sh testserver
	@scripts/embed.sh

fuzz: SECONDS ?= 60
fuzz: ## Fuzz the core, each target for SECONDS=60 (TARGETS="head frames ..." chooses)
	@scripts/fuzz.sh "$(SECONDS)" $(TARGETS)

fuzz-php: build ## Attack the extension with generated PHP scripts (ARGS="--seconds 3600", "--only SEED" or "--valgrind")
	@scripts/build.sh testserver
	@scripts/fuzz-php.sh $(ARGS)

bench-cost: ## Measure what recording and explaining a connection cost, in CPU time
	@cargo bench --package wsclient-core --bench cost --locked

stub: ## Make src/wsclient_arginfo.h of stubs/wsclient.stub.php (needs the package php-parser)
	@scripts/gen-stub.sh

lint: ## Check format, clippy, dependencies, and the syntax of PHP and shell files
	@scripts/setup.sh --check lint
	@scripts/lint.sh

install: build ## Copy the extension to PHP's extension folder
	@scripts/install.sh

clean: ## Remove everything that was built
	cargo clean
	rm -rf modules .build
