# make demo    set up, harvest the seed documents, show the result, serve the lookup app
# make test    set up, run the whole suite
# make check   ruff and mypy --strict
# make bench   the benchmarks, as tables
#
# Nothing needs to be installed first but Python 3.11 or newer; everything else goes into .venv.

PYTHON ?= python3
DEMO_DIR ?= demo
SERVE ?= 1
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c .ci/constraints.txt

.PHONY: demo test check bench clean

demo: $(VENV)/.installed
	@echo "Harvesting seeds/documents into $(DEMO_DIR) ..."
	@$(BIN)/glossary harvest -w "$(DEMO_DIR)" --lexicon seeds/lexicon.yaml seeds/documents
	@echo
	@echo '$$ glossary lookup --limit 1 "off-site relocaton"   # misspelt'
	@$(BIN)/glossary lookup -w "$(DEMO_DIR)" --limit 1 "off-site relocaton"
	@echo
	@echo '$$ glossary lookup --limit 1 duikou   # pinyin, half typed'
	@$(BIN)/glossary lookup -w "$(DEMO_DIR)" --limit 1 duikou
	@echo
	@echo '$$ glossary lookup --limit 2 五保'
	@$(BIN)/glossary lookup -w "$(DEMO_DIR)" --limit 2 五保
	@echo
	@if [ "$(SERVE)" = 0 ]; then \
		echo "To serve it: $(BIN)/glossary serve -w $(DEMO_DIR)"; \
	else \
		exec $(BIN)/glossary serve -w "$(DEMO_DIR)" --port $(PORT); \
	fi

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest

check: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.installed-dev
	$(BIN)/python -m tests.benchmarks

clean:
	rm -rf $(VENV) demo .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "policy-glossary needs Python 3.11 or newer; try: make PYTHON=python3.12 demo"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' || \
		{ echo "This Python cannot make virtual environments; try: sudo apt-get install python3-venv"; exit 1; }
	@echo "Making $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml .ci/constraints.txt | $(VENV)/bin/python
	@echo "Installing policy-glossary into $(VENV) (about 150 MB the first time) ..."
	@$(PIP_INSTALL) -e .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml .ci/constraints.txt | $(VENV)/bin/python
	@echo "Installing policy-glossary and its development tools into $(VENV) ..."
	@$(PIP_INSTALL) -e '.[dev]'
	@touch $@ $(VENV)/.installed
