# make demo   reads the demo stories (sets everything up first)
# make test   the tests
# make check  lint, format, types, layers
# make eval   quality on the public development sets, against the floors
# make bench  speed, memory, start-up, the record at size, fifty kills
# make desk   the desk's styles and scripts (needs Node; without it everything but the desk works)
# make train  the language pipeline and the attribution reader, from the public corpora

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SHARED ?= ../shared

.PHONY: demo desk test check format eval bench train train-language train-attribution train-places wheel clean

# The environment is what uv.lock says, to the version. uv itself is taken from PyPI where the machine has none.
$(READY): pyproject.toml uv.lock
	@command -v uv >/dev/null 2>&1 || test -x $(BIN)/uv || { $(PYTHON) -m venv $(VENV) && $(BIN)/pip install -q uv; }
	@UV=$$(command -v uv || echo $(BIN)/uv); UV_PYTHON_DOWNLOADS=never $$UV sync -q --frozen --inexact --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')"
	@touch $@

# The desk's assets, from npm's lock. A checkout without Node reads and keeps records all the same.
ASSETS := src/onrecord/web/assets/desk.js
DESK := $(wildcard desk/src/*) desk/package-lock.json desk/vite.config.ts

desk: $(ASSETS)

$(ASSETS): $(DESK)
	@if command -v npm >/dev/null 2>&1; then cd desk && npm ci --silent --no-audit --no-fund && npm run --silent build; \
	else echo "no Node here: the desk's styles and scripts are not built, everything else works" >&2; fi

demo: $(READY) $(ASSETS)
	@$(BIN)/onrecord read demo/*.txt
	@echo "To check and correct them in the browser: $(BIN)/onrecord desk --demo" >&2

test: $(READY)
	$(BIN)/pytest

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

eval: $(READY)
	ONRECORD_SHARED=$(SHARED) $(BIN)/python -m evaluation.gate

bench: $(READY)
	$(BIN)/python -m benchmarks.read
	$(BIN)/python -m benchmarks.in_out
	$(BIN)/python -m benchmarks.first_minutes
	$(BIN)/python -m benchmarks.record --sizes 1000
	ONRECORD_KILLS=50 ONRECORD_KILL_REPORTS=500 $(BIN)/pytest tests/record/test_kill.py

train: train-language train-attribution train-places

train-language: $(READY)
	$(BIN)/python -m training.language --corpora $(SHARED)/corpora/language

train-attribution: $(READY)
	$(BIN)/python -m training.attribution --corpora $(SHARED)/corpora/attribution

train-places: $(READY)
	$(BIN)/python -m training.places --corpora $(SHARED)/corpora/places

wheel: $(READY) $(ASSETS)
	@UV=$$(command -v uv || echo $(BIN)/uv); $$UV build

clean:
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
