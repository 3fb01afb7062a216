# make run   set up, read the articles in data/seeds, print their events and write events.jsonl
# make test  set up, check and test everything
# make docs  build the pages of docs/ as a site, into site/, with an environment of their own
# make frontend  build what draws the report's page; needs node and npm, and only whoever changes frontend/ needs it
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
READY := .venv/ready

DOCS := .venv-docs
DOCS_READY := $(DOCS)/ready

.PHONY: run test docs frontend clean

run: $(READY)
	$(BIN)/hadath extract data/seeds -o events.jsonl
	$(BIN)/hadath show --table data/seeds

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -q

$(READY): requirements.lock pyproject.toml Makefile
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)

docs: $(DOCS_READY)
	$(DOCS)/bin/zensical build --strict --clean

# The pages read the sources and do not import them: what hadath itself needs is not installed.
$(DOCS_READY): pyproject.toml Makefile
	$(PYTHON) -m venv $(DOCS)
	$(PYTHON) -c "import tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['optional-dependencies']['docs'], sep='\n')" > $(DOCS)/requirements.txt
	$(DOCS)/bin/python -m pip install --quiet --disable-pip-version-check -r $(DOCS)/requirements.txt
	touch $(DOCS_READY)

frontend:
	cd frontend && npm ci && npm run build && npm test

clean:
	rm -rf .venv $(DOCS) site .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build events.jsonl frontend/node_modules frontend/dist
