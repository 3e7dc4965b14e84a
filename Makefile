# make run: everything needed, then the page at http://localhost:7860.   make test: everything, then all tests.
PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3)
PIP_OPTIONS ?=
BIN := .venv/bin
STAMPS := .setup

.PHONY: run test setup models lint test-fast test-model test-browser clean

run: setup models
	$(BIN)/python app.py

test: lint test-fast test-model test-browser

setup: $(STAMPS)/debian $(STAMPS)/requirements

models: setup
	$(BIN)/python -m interview download

lint: $(STAMPS)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test-fast: $(STAMPS)/dev $(STAMPS)/debian
	$(BIN)/pytest -m "not model and not browser" -n 2 --dist worksteal

test-model: $(STAMPS)/dev $(STAMPS)/debian models
	$(BIN)/pytest -m model

test-browser: $(STAMPS)/dev $(STAMPS)/debian $(STAMPS)/chromium models
	$(BIN)/pytest -m browser

$(STAMPS)/venv:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 12))' || \
		{ echo "Rehearse needs Python 3.11 or 3.12: make run PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv .venv
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/requirements: requirements.txt $(STAMPS)/venv
	$(BIN)/python -m pip install $(PIP_OPTIONS) --disable-pip-version-check -r requirements.txt
	@touch $@

$(STAMPS)/dev: requirements-dev.txt $(STAMPS)/requirements
	$(BIN)/python -m pip install $(PIP_OPTIONS) --disable-pip-version-check -r requirements-dev.txt
	@touch $@

$(STAMPS)/debian: packages.txt scripts/debian.sh
	@mkdir -p $(STAMPS)
	sh scripts/debian.sh $$(cat packages.txt)
	@touch $@

$(STAMPS)/chromium: scripts/debian.sh
	@mkdir -p $(STAMPS)
	sh scripts/debian.sh chromium
	@touch $@

clean:
	rm -rf .venv $(STAMPS)
