# The one definition of how TrustDesk is run, checked and built. `make help` lists the targets.
SHELL := bash
VENV ?= .venv
BIN := $(VENV)/bin
PART ?= kill
export TRUSTDESK_VENV := $(VENV)

.DEFAULT_GOAL := help
.PHONY: help run demo check test test-faults bench audit translations build constraints

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*##/ -/' | sort

run: ## start TrustDesk (without a display: the demo)
	@.ci/setup run
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" != Linux ]; then \
		exec $(BIN)/python -m trustdesk; \
	else \
		echo "No display here, so this makes pictures instead (make demo):"; \
		exec $(MAKE) --no-print-directory demo; \
	fi

demo: ## the window on a virtual display with demo reflections, photographed into build/demo
	@.ci/setup demo
	@$(BIN)/python .ci/demo.py build/demo

check: ## format, lint, types, layers, dependencies, texts
	@.ci/setup test
	@.ci/check $(BIN)

test: check ## everything CI runs, within 15 minutes on two cores
	@.ci/test $(BIN)

test-faults: ## the whole counts: make test-faults PART=kill|cut|state|fuzz|network|build
	@.ci/setup test
	@$(BIN)/python -m pytest tests/faults tests/test_build.py -m whole -k $(PART) -p no:xdist --timeout 1200 -q

bench: ## what the issues ask to be measured, each against its floor
	@.ci/setup test
	@$(BIN)/python -m benchmarks

translations: ## collect texts into the catalogues and compile them
	@.ci/setup test
	@.ci/translations $(BIN)

audit: ## known weaknesses in what is installed
	@.ci/setup test
	@$(BIN)/python -m pip -q install pip-audit && $(BIN)/pip-audit --skip-editable

build: ## the one-folder program in dist/trustdesk
	@.ci/setup test
	@$(BIN)/pyinstaller --noconfirm --distpath dist --workpath build/pyinstaller build.spec

constraints: ## pin the versions anew (needs uv)
	@uv pip compile --universal --python-version 3.11 --no-emit-index-url --no-annotate --no-header \
		pyproject.toml --group dev -o constraints.txt
