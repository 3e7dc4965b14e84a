# make run: everything needed, then the page at http://localhost:7860.   make test: everything, then all tests.
PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3)
PIP_OPTIONS ?=
BIN := .venv/bin
STAMPS := .setup
TOOLS := $(STAMPS)/tools/bin
LOCK_OPTIONS ?=
# Only what a lock names, with the hashes it names. openai-whisper is published as source alone: it is built with the
# setuptools that was installed from a lock before it, not with one that pip would fetch for the occasion.
LOCKED = -m pip install $(PIP_OPTIONS) --disable-pip-version-check --require-hashes --no-deps \
	--no-build-isolation --only-binary=:all: --no-binary=openai-whisper

.PHONY: run test setup models lint test-fast test-model test-browser test-benches train lock sbom clean

run: setup models
	$(BIN)/python app.py

test: lint sbom test-fast test-model test-browser

setup: $(STAMPS)/debian $(STAMPS)/requirements

models: setup
	$(BIN)/python -m interview download

lint: $(STAMPS)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test-fast: $(STAMPS)/dev $(STAMPS)/debian
	$(BIN)/pytest -m "not model and not browser and not bench" -n 2 --dist worksteal

test-model: $(STAMPS)/dev $(STAMPS)/debian models
	$(BIN)/pytest -m model

test-browser: $(STAMPS)/dev $(STAMPS)/debian $(STAMPS)/chromium models
	$(BIN)/pytest -m browser

test-benches: $(STAMPS)/dev $(STAMPS)/debian $(STAMPS)/chromium models
	$(BIN)/pytest -m bench

# The trained parts, made again from training/: two hours on two cores, half of them for drawing the invented resumes.
train: $(STAMPS)/dev models
	$(BIN)/python -m training.fit_answer_reader
	$(BIN)/python -m training.competencies
	$(BIN)/python -m training.relevance
	$(BIN)/python -m training.job_reader
	$(BIN)/python -m training.pack_matching
	$(BIN)/python -m training.resumes make --seed 11 --n 1600 --untidy 900 --out training/made/resumes --processes 2
	$(BIN)/python -m training.fit_resume_reader --publish

# Renews the lock files after a change to a list; LOCK_OPTIONS=--upgrade takes the newest of what the lists leave open.
lock: $(STAMPS)/tools/ready
	$(TOOLS)/python scripts/lock.py $(LOCK_OPTIONS)

# The bill of materials, made from the locks and checked against its standard's schema.
sbom: $(STAMPS)/tools/ready $(STAMPS)/requirements
	$(BIN)/python -m interview licences --json | $(TOOLS)/python scripts/sbom.py

$(STAMPS)/venv:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 12))' || \
		{ echo "Rehearse needs Python 3.11 or 3.12: make run PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv .venv
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/requirements: requirements.lock requirements-torch.lock requirements-torch-cpu.lock $(STAMPS)/venv
	$(BIN)/python $(LOCKED) -r requirements-torch-cpu.lock || \
		{ echo "pip is offered no CPU build of torch, so it takes the registry's."; \
		$(BIN)/python $(LOCKED) -r requirements-torch.lock; }
	$(BIN)/python $(LOCKED) -r requirements.lock
	$(BIN)/python -m pip check
	@touch $@

$(STAMPS)/dev: requirements-dev.lock $(STAMPS)/requirements
	$(BIN)/python $(LOCKED) -r requirements-dev.lock
	$(BIN)/python -m pip check
	@touch $@

# uv and the CycloneDX tool, in an environment of their own. On the very first run there is no lock to install from.
$(STAMPS)/tools/ready: requirements-tools.txt $(wildcard requirements-tools.lock)
	$(PYTHON) -m venv $(STAMPS)/tools
	if [ -f requirements-tools.lock ]; then $(TOOLS)/python $(LOCKED) -r requirements-tools.lock; else \
		$(TOOLS)/python -m pip install $(PIP_OPTIONS) -r requirements-tools.txt; fi
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
