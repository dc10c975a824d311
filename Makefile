# Two commands do everything: `make demo` and `make test`. Both make their own environment first,
# with uv where it is installed and with venv and pip otherwise.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
REPORT := demo-report

.PHONY: demo test lint format browser clean help engines fuzz audit lock locked

help:
	@echo "make demo   audit the examples and say where the report lies"
	@echo "make test   run the whole test suite"
	@echo "make lint   ruff and mypy"
	@echo "make engines, fuzz, audit, lock, locked: see CONTRIBUTING.md"

$(STAMP): pyproject.toml
	@if command -v uv >/dev/null 2>&1; then \
	  uv venv --quiet --allow-existing --python $(PYTHON) $(VENV) && \
	  uv pip install --quiet --python $(BIN)/python -e . --group dev; \
	else \
	  $(PYTHON) -m venv $(VENV) && \
	  $(BIN)/python -m pip install --quiet --upgrade "pip>=25.1" && \
	  $(BIN)/python -m pip install --quiet -e . --group dev; \
	fi
	@touch $(STAMP)

demo: $(STAMP)
	@$(BIN)/ulo-classify audit examples/respondents.txt --documents examples/documents --out $(REPORT)

test: $(STAMP)
	$(BIN)/python -m pytest -n auto

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Packages of one more group, into the environment that is there.
define more
	@if command -v uv >/dev/null 2>&1; then uv pip install --quiet --python $(BIN)/python --group $(1); \
	else $(BIN)/python -m pip install --quiet --group $(1); fi
endef

# Starts Dask, Ray and Spark on this machine (Spark needs Java) and compares what they say, byte by byte.
engines: $(STAMP)
	$(call more,engines)
	$(BIN)/python -m pytest -m "slow or not slow" -n 0 tests/frames/test_engines.py

# Generated inputs for every parser, then the slow properties.
fuzz: $(STAMP)
	$(BIN)/python -m evaluation fuzz --inputs 20000
	$(BIN)/python -m pytest -m slow -n 0 tests/fuzz

# Known weaknesses of the locked packages; fails where it could not ask, which pip-audit alone does not.
audit: $(STAMP)
	$(call more,audit)
	$(BIN)/python -m evaluation audit requirements.lock

# The versions of every package, with hashes, from whatever index is at hand; needs uv.
lock:
	uv pip compile --quiet pyproject.toml --group dev --universal --python-version 3.11 --upgrade \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
	  --output-file requirements.lock

# An environment of exactly these, each checked by its hash, built with nothing from elsewhere.
locked:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $(STAMP)

# A browser for the tests marked "browser", on Debian machines where we may install one (CI). Without it those
# tests are left out and say so.
browser:
	@if ! command -v chromedriver >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1 && [ "$$(id -u)" = 0 ]; then \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium chromium-driver; \
	fi

clean:
	rm -rf $(VENV) $(REPORT) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
