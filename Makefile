# Two commands do everything on a fresh machine: make demo, make test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# Compiled modules are kept: the tests start the program some fifty times.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test lint compiled word-template bench faults thorough locale train setup clean

setup: $(READY)

$(READY): pyproject.toml constraints.txt
	@if command -v uv >/dev/null 2>&1; then \
	  uv venv --quiet --allow-existing --python $(PYTHON) $(VENV) && \
	  uv pip install --quiet --python $(BIN)/python -c constraints.txt -e ".[postgresql]" --group dev; \
	else \
	  $(PYTHON) -m venv $(VENV) && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check "pip>=25.1" && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[postgresql]" --group dev; \
	fi
	@touch $(READY)

demo: setup
	@$(BIN)/python -m tests.demo

test: setup
	@$(MAKE) --no-print-directory --jobs 2 lint compiled
	$(BIN)/python -m pytest -n 3 --dist worksteal --durations=20

compiled: setup  ## what each worker would make in a new checkout, while mypy leaves a processor idle: modules, letters to pick from
	@$(BIN)/python -m pytest --collect-only -qq >/dev/null 2>&1 || true
	@$(BIN)/python -W ignore -c "from hypothesis.strategies import text; text().example()" || true

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

locale: setup  ## the Swedish of click, after a change of messages.po
	$(BIN)/pybabel compile -d config/locale -l sv -D messages

word-template: setup  ## the shipped Word template of a section, after a change of tests/word_template
	$(BIN)/python -m tests.word_template

bench: setup
	$(BIN)/python -m tests.bench

train: setup  ## the classifier of replies, after a change of the training data, the grammar or the features; installs scikit-learn
	@if command -v uv >/dev/null 2>&1; then \
	  uv pip install --quiet --python $(BIN)/python -c constraints.txt --group train; \
	else \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt --group train; \
	fi
	$(BIN)/python -m tests.train

faults: setup  ## kills, sick servers, full disks, a flood, on both databases: 2.5 hours were seen on two busy cores; FAULTS="kills=200 postgresql" is more, or less
	$(BIN)/python -m tests.faults $(FAULTS)

thorough: setup  ## what is only a sample in make test, and twenty times as many random examples: most of a day
	$(BIN)/python -m pytest -n 2 --hypothesis-profile=thorough -o faulthandler_timeout=7200 tests
	$(BIN)/python -m pytest -n 0 -s --hypothesis-profile=thorough tests/outside/year_by_page.py

clean:
	rm -rf $(VENV) build dist *.egg-info
