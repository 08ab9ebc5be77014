# Two commands: make demo, make test. Both build .venv from the lock file; nothing else need be done first.
PYTHON ?= python3
VENV := .venv
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check -q
DEMO_DIR ?= demo-output

.PHONY: demo test check format evaluate lock clean
.DELETE_ON_ERROR:

demo: $(VENV)/.runtime
	$(VENV)/bin/dafu demo --dir $(DEMO_DIR)

test: $(VENV)/.dev check
	$(VENV)/bin/python -m tests.wheel

check: $(VENV)/.dev
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/pytest -n 2 --cov --cov-report=term:skip-covered

format: $(VENV)/.dev
	$(VENV)/bin/ruff format .
	$(VENV)/bin/ruff check --fix .

evaluate: $(VENV)/.dev
	$(VENV)/bin/python -m benchmarks.evaluate

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "dafu 需要 Python 3.11 或更高版本（PYTHON=python3.12 make ...）")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: $(VENV)/bin/python requirements.lock pyproject.toml
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps -e .
	touch $@

$(VENV)/.dev: $(VENV)/bin/python requirements-dev.lock pyproject.toml
	$(PIP) install --require-hashes -r requirements-dev.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@ $(VENV)/.runtime

# Needs uv; the lock files hold versions and hashes for every platform.
LOCK := uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --python-version 3.11
lock:
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) --extra postgresql --extra notebook --extra browser --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) dist $(DEMO_DIR)
