# Two commands on a fresh machine with Python 3.11 or newer: `make site` and `make test`.

# The first Python that `tools/which_python.py` calls good, else the first that there is.
ifndef PYTHON
PYTHON := $(shell for python in python3 /usr/bin/python3; do $$python tools/which_python.py 2>/dev/null && echo $$python && exit; done; echo python3)
endif
VENV := .venv
BIN := $(VENV)/bin
SUDO := $(shell command -v sudo 2>/dev/null)

.PHONY: site serve check test lint types bench clean

site: $(VENV)/installed
	$(BIN)/storyhub build
	@echo "Look at it with: make serve"

serve: $(VENV)/installed
	$(BIN)/storyhub serve --open

check: $(VENV)/installed
	$(BIN)/storyhub check

test: $(VENV)/tools chromium lint types
	$(BIN)/pytest

lint: $(VENV)/tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/tools
	$(BIN)/mypy

bench: $(VENV)/tools
	$(BIN)/python -m benchmarks

clean: $(VENV)/installed
	$(BIN)/storyhub clean

# The environment is made anew when what it holds has changed.
$(VENV)/installed: requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Storyhub needs Python 3.11 or newer, and this is " + sys.version)'
	$(PYTHON) -m venv $(VENV) || { echo "On Debian or Ubuntu: sudo apt install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --no-binary feedgen -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/tools: $(VENV)/installed requirements-test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --no-binary jstyleson -r requirements-test.txt
	touch $@

# The browser tests drive the system's Chromium; where there is none, Debian's is installed.
.PHONY: chromium
chromium:
	@command -v chromium chromium-browser google-chrome >/dev/null 2>&1 \
	  || test -n "$$STORYHUB_CHROMIUM" \
	  || { command -v apt-get >/dev/null 2>&1 && $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq chromium >/dev/null; } \
	  || echo "No Chromium found: install it, or name one in STORYHUB_CHROMIUM."
