# Two commands do everything: `make demo` and `make test`. Both make their own environment first,
# with uv where it is installed and with venv and pip otherwise.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
REPORT := demo-report

.PHONY: demo test lint format browser clean help

help:
	@echo "make demo   audit the examples and say where the report lies"
	@echo "make test   run the whole test suite"
	@echo "make lint   ruff and mypy"

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

# A browser for the tests marked "browser", on Debian machines where we may install one (CI). Without it those
# tests are left out and say so.
browser:
	@if ! command -v chromedriver >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1 && [ "$$(id -u)" = 0 ]; then \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium chromium-driver; \
	fi

clean:
	rm -rf $(VENV) $(REPORT) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
