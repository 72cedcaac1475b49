# make run · make test · make check · make audit · make bench   (CONTRIBUTING.md says more)
SHELL := /bin/bash
.ONESHELL:
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := run

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
WORKERS ?= 2

.PHONY: run demo test check audit bench lock messages format

# An environment counts as made only when its stamp says so: an interrupted install is finished
# by the next call.
.venv/run.stamp: requirements.txt
	@echo "Installing Coup de main into .venv (about a minute, once)…"
	test -x $(BIN)/python || $(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --disable-pip-version-check --require-hashes --progress-bar on -r requirements.txt
	touch $@

.venv/dev.stamp: requirements-dev.txt .venv/run.stamp
	@echo "Installing the test tools…"
	$(BIN)/python -m pip install --disable-pip-version-check --require-hashes --quiet -r requirements-dev.txt
	touch $@

# Compressing takes its time: done again only when a file or a dependency changed.
var/static.stamp: .venv/run.stamp $(shell find static cms/*/static -type f 2>/dev/null)
	@echo "Compressing the static files…"
	$(MANAGE) collectstatic --noinput --verbosity 0
	touch $@

demo: .venv/run.stamp
	@$(MANAGE) load_demo --migrate

# As in production, but for DEBUG: what a page weighs here is what it weighs there.
run: export DEBUG := 1
run: export SITE_URL := http://127.0.0.1:$(PORT)
run: .venv/run.stamp
	@$(MAKE) --no-print-directory -j 2 var/static.stamp demo
	$(MANAGE) deliver_outbox &
	trap "kill $$!" EXIT
	echo "Coup de main: http://127.0.0.1:$(PORT)/"
	$(BIN)/gunicorn engagement.wsgi --bind 127.0.0.1:$(PORT) --threads 4 --reload --log-level warning

test: .venv/dev.stamp
	$(BIN)/python -m pytest -q -n $(WORKERS) -m "not audit" $(ARGS)

check: .venv/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/djlint --check --quiet templates
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/mypy
	DEBUG=1 $(MANAGE) makemigrations --check --dry-run
	$(BIN)/python tools/messages.py check
	SECRET_KEY=$$($(BIN)/python -c "import secrets; print(secrets.token_urlsafe(60))") SIGNING_KEY=check-only \
	  ALLOWED_HOSTS=ville.example SITE_URL=https://ville.example REDIS_URL=redis://cache.example \
	  $(MANAGE) check --deploy --fail-level WARNING

audit: .venv/dev.stamp
	$(BIN)/python -m pytest -q -n $(WORKERS) -m audit $(ARGS)

bench: .venv/dev.stamp
	for benchmark in benchmarks/[a-z]*.py; do $(BIN)/python $$benchmark; done

format: .venv/dev.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djlint --reformat --quiet templates

# Needs gettext: collects the French of the sources and compiles both catalogues.
messages: .venv/dev.stamp
	$(BIN)/python tools/messages.py collect

# Needs uv: locks what pyproject.toml asks for, with hashes.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --upgrade pyproject.toml -o requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
