# Two commands: make site, make test. Both set up what is missing first.
PYTHON := .venv/bin/python
GOVDOCS := .venv/bin/govdocs
ON ?=
DAY := $(if $(ON),--on $(ON),)

.PHONY: site test setup setup-test lint e2e faults fuzz word bench clean

site: setup
	$(GOVDOCS) --workspace agreements check
	$(GOVDOCS) --workspace agreements build $(DAY)

test: lint
	$(PYTHON) -m pytest -q -n auto

# Style, types and floors, without a test run.
lint: setup-test
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	.venv/bin/lint-imports --no-cache

# What a reader meets in a browser, on every size in every light; `make test` has some of it.
e2e: setup-test
	GOVDOCS_LONG=1 $(PYTHON) -m pytest -q -n auto tests/e2e

# Writers killed and crowded, full disks and power cuts, in their long form: an hour or two.
faults: setup-test
	GOVDOCS_LONG=1 $(PYTHON) -m pytest -q -s tests/faults

# Fuzzing and properties in their long form; the short form is part of `make test`.
fuzz: setup-test
	GOVDOCS_LONG=1 $(PYTHON) -m pytest -q tests/text/test_properties.py

# Word forms filled in by chance and read back, 2 000 of them: about a quarter of an hour.
word: setup-test
	GOVDOCS_LONG=1 $(PYTHON) -m pytest -q -n auto tests/word_forms tests/word/test_office_valid.py

bench: setup
	$(PYTHON) bench/run.py

setup:
	@sh tools/setup.sh

setup-test:
	@sh tools/setup.sh test

clean:
	rm -rf build .venv tools/ooxml/node_modules
