# The menu of this project: `make` alone lists it. Works with GNU make 3.81 (macOS) and later.
# Every path is relative, so that a folder with spaces in its name is no trouble.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

# Material for MkDocs prints a notice about MkDocs 2 at each start. This project stays on MkDocs 1.x on
# purpose (adr/0009), so the notice would only bury the messages about the brief.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# Which Python to use: `make site PYTHON=python3.12`. Left empty, the newest that fits is taken.
PYTHON ?=
CANDIDATES := $(if $(PYTHON),"$(PYTHON)",python3.13 python3.12 python3.11 python3 python)

# The folder of the brief: `make site CONTENT=briefs/suez`. What is named to make reaches the build by itself.
CONTENT ?= content

# Further words for the command: `make serve ARGS="--dev-addr 127.0.0.1:8001"`.
ARGS ?=

# `make site EXTRAS=1` also makes the PDF and the card of a link; see guide/editions.md.
EXTRAS ?=

BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet

.PHONY: help site serve check test bench pairs lighthouse reference words lint format lock wheel engines clean

help: ## List what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

site: .venv/site.stamp $(if $(EXTRAS),.venv/extras.stamp) ## Check the brief and build site/
	@$(BIN)/python -m mkdocs build $(ARGS)

serve: .venv/site.stamp ## Show the site on this machine and rebuild it on every save
	@$(BIN)/python -m mkdocs serve $(ARGS)

check: .venv/site.stamp ## Check the brief and build nothing
	@$(BIN)/brief check "$(CONTENT)" $(ARGS)

# `make test ARGS="-n0 -x"` runs them one after the other, as a debugger needs it.
test: lint ## Run the lint and every test
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile $(ARGS)

bench: .venv/dev.stamp ## Measure the build against the same content as Markdown pages
	@$(BIN)/python -m tests.bench $(ARGS)

reference: .venv/dev.stamp ## Write the guide's reference of every field anew
	@$(BIN)/python -m tests.reference

pairs: .venv/dev.stamp ## Count by kind the distorted statements that are caught, and the false alarms
	@$(BIN)/python -m tests.pairs $(ARGS)

words: .venv/dev.stamp ## Bring the catalogues of the interface up to date with the code
	@$(BIN)/python -m tests.catalogue $(ARGS)

lighthouse: .venv/dev.stamp ## Let Lighthouse judge one page of each type (needs npm's lighthouse)
	@$(BIN)/python -m tests.lighthouse

lint: .venv/dev.stamp ## Check style, format and types of the code
	@$(BIN)/python -m ruff check --quiet .
	@$(BIN)/python -m ruff format --check --quiet . || { echo "The files above are not formatted: run 'make format'."; exit 1; }
	@$(BIN)/python -m mypy --no-error-summary

format: .venv/dev.stamp ## Format the code and mend what can be mended by itself
	@$(BIN)/python -m ruff check --fix --quiet . || true
	@$(BIN)/python -m ruff format --quiet .

# `make lock ARGS=--upgrade` takes the newest releases that pyproject.toml allows.
LOCK = build/lock/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-annotate --custom-compile-command "make lock" $(ARGS)

lock: .venv/site.stamp ## Write the three requirements files anew from pyproject.toml
	@$(BIN)/python -m venv build/lock
	@build/lock/bin/python -m pip install --quiet uv
	@$(LOCK) --group build --output-file requirements.txt
	@$(LOCK) --all-extras --constraints requirements.txt --output-file requirements-extras.txt
	@$(LOCK) --group dev --constraints requirements.txt --output-file requirements-dev.txt

wheel: .venv/site.stamp ## Pack the checker into one file, build/wheel/, to install elsewhere
	@$(BIN)/python -m hatchling build -t wheel -d build/wheel

engines: .venv/site.stamp ## Make an environment for each other engine of sites, for the tests
	@$(BIN)/python -m tests.engines

clean: ## Remove what builds and tests leave behind; .venv stays
	@rm -rf site .site.* build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find hooks tests -name __pycache__ -prune -exec rm -rf {} +

# --clear, because a half-made environment, or one whose Python has gone, cannot be mended.
.venv/bin/python:
	@for python in $(CANDIDATES); do \
		if "$$python" -c 'import ensurepip, sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then \
			echo "Making .venv with $$("$$python" --version)"; \
			exec "$$python" -m venv --clear .venv; \
		fi; \
	done; \
	echo "Python 3.11, 3.12 or 3.13 is needed, and none was found."; \
	echo "Tried:" $(CANDIDATES); \
	echo "Name one yourself: make site PYTHON=/path/to/python3.13"; \
	echo "On Debian and Ubuntu its module venv is a package of its own: apt install python3-venv"; \
	exit 1

.venv/site.stamp: requirements.txt pyproject.toml | .venv/bin/python
	@echo "Installing what the site needs (about half a minute, once)"
	@$(INSTALL) --require-hashes -r requirements.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/extras.stamp: requirements-extras.txt .venv/site.stamp
	@echo "Installing what the PDF and the card of a link need"
	@$(INSTALL) --require-hashes -r requirements-extras.txt
	@touch $@

.venv/dev.stamp: requirements-dev.txt .venv/site.stamp
	@echo "Installing what the tests need"
	@$(INSTALL) --require-hashes -r requirements-dev.txt
	@touch $@
