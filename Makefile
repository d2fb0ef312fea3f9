# `make demo` and `make test` set up all they need; see docs/development.md.
.DEFAULT_GOAL := help
.PHONY: help demo test check bench fuzz lock generate site clean
MAKEFLAGS += --no-print-directory

VENV := .venv/bin
# The name holds the checkout's place: a copied checkout installs itself anew instead of running the original.
PLACE := $(shell pwd -P | cksum | cut -d' ' -f1)
READY := .venv/ready-$(PLACE)
READY_DEV := .venv/ready-dev-$(PLACE)
FUZZ_SECONDS := 60
PIP := $(VENV)/python -m pip --disable-pip-version-check --quiet install

help:
	@echo "make demo      set up, then run dodcheck on this repository's own Definition of Done"
	@echo "make test      set up, then run every test"
	@echo "make check     style, types, generated files, the direction of imports"
	@echo "make bench     speed, beside the tools a user would pick instead, and recognition"
	@echo "make fuzz      hostile input for every reader and the judge, for a minute; FUZZ_SECONDS=600 for ten"
	@echo "make generate  write the generated files anew"
	@echo "make site      the documentation as pages, in build/site"
	@echo "make lock      resolve the dependencies anew"

demo: $(READY)
	@$(VENV)/dodcheck phase 1

test: $(READY_DEV)
	@$(VENV)/python -m pytest -n 2

check: $(READY_DEV)
	$(VENV)/python -m ruff check
	$(VENV)/python -m ruff format --check
	$(VENV)/python -m mypy
	$(VENV)/python -m tools.generate --check
	$(VENV)/python -m pytest tests/house/test_layers.py

bench: $(READY_DEV)
	@$(VENV)/python -m bench.run
	@$(VENV)/python -m bench.ci
	@$(VENV)/python -m bench.vendored
	@$(VENV)/python -m bench.sbom
	@$(VENV)/python -m bench.recognition

fuzz: $(READY_DEV)
	@PYTHONPATH=tests $(VENV)/python -m fuzz.run --seconds $(FUZZ_SECONDS)

generate: $(READY_DEV)
	@$(VENV)/python -m tools.generate
	@$(VENV)/python -m tools.console --write

site: $(READY_DEV)
	@$(VENV)/python -m sphinx --builder html --conf-dir docs --fail-on-warning --quiet . build/site
	@echo "build/site/index.html"

lock: $(READY)
	@rm -rf build/lock && $(VENV)/python -m venv build/lock
	@if [ -f requirements/lock.txt ]; then build/lock/bin/python -m pip --quiet install --require-hashes -r requirements/lock.txt; \
	else build/lock/bin/python -m pip --quiet install pip-tools; fi
	@build/lock/bin/python tools/lock.py

clean:
	rm -rf .venv .bench .fuzz build dist

$(READY): requirements/runtime.txt requirements/build.txt pyproject.toml tools/dodcheck.pth
	@tools/make-venv
	@echo "Installing the locked dependencies and dodcheck"
	@$(PIP) --require-hashes -r requirements/runtime.txt -r requirements/build.txt
	@$(PIP) --no-deps --no-build-isolation --no-index --editable .
	@$(VENV)/python -m compileall -q src
	@touch $@

$(READY_DEV): requirements/dev.txt $(READY)
	@echo "Installing the locked development tools"
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@
