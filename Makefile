# Every target sets up what it needs by itself. See README.md.

PYTHON ?= python3
PORT ?= 8000
BENCH ?=
BASE ?=
QUICK ?=
DOCTOR ?=
RELEASES ?=
HOSTS ?=
REPRODUCIBLE ?=
FUZZ ?= 20
VERSIONS ?=
ENGINES ?=
# Two for each core keep it busy while some tests wait. Most compute: two or three on two cores take about as long.
WORKERS ?= $(shell $(PYTHON) -c 'import os; print(2 * os.cpu_count())')
# Firefox and WebKit are several processes each, and keep the cores busy without.
ENGINE_WORKERS ?= $(shell $(PYTHON) -c 'import os; print(os.cpu_count())')
VENV := .venv/bin
SETUP := $(PYTHON) tools/environment.py

.PHONY: help serve site test engines accessibility try bench bench-quick doctor-bench settled-releases hosts versions reproducible fuzz check format schema bom lock picture clean

help: ## say what there is
	@sed -n 's/^\([a-z-]*\):.*## /make \1	/p' Makefile

serve: ## build the site and serve it at http://localhost:8000/ (PORT=… for another port)
	@$(SETUP) site
	@$(VENV)/mkdocs serve --dev-addr localhost:$(PORT)

site: ## build the static site into site/
	@$(SETUP) site
	@$(VENV)/mkdocs build

test: check ## check everything and run all tests, in real browsers too
	@$(VENV)/python -m testing.chromium
	@$(VENV)/python -m testing.engines.install
	@$(VENV)/python -m testing.node_tests
	@$(VENV)/pytest -n $(WORKERS) --dist worksteal --durations 20 -m "not engines_only"

engines: ## every demo and feature in Firefox and WebKit too, and a table of them (half an hour to an hour; ENGINES="-k firefox")
	@$(SETUP) test
	@$(VENV)/python -m testing.chromium
	@$(VENV)/python -m testing.engines.install
	@$(VENV)/pytest -n $(ENGINE_WORKERS) --dist worksteal tests/engines $(ENGINES)

accessibility: ## look for barriers in all pages and all that becomes of them, both palettes, two screens (twenty minutes)
	@$(SETUP) test
	@$(VENV)/python -m testing.chromium
	@$(VENV)/pytest tests/site/accessibility/all_states.py

try: ## check one demo, under AppTest and in the browser: DEMO=slug
	@$(SETUP) test
	@$(VENV)/python -m testing.chromium
	@$(VENV)/pytest tests/demos -k "$(or $(DEMO),$(error Say which: make try DEMO=slug))"

bench: ## measure how long readers wait, for the page About → Speed (an hour; BENCH=--help)
	@$(SETUP) test
	@$(VENV)/python -m testing.chromium whole
	@$(VENV)/python -m bench $(BENCH)

bench-quick: ## say whether a change made readers wait longer (five minutes; BASE=main, else the last commit; QUICK=--help)
	@$(SETUP) test
	@$(VENV)/python -m testing.chromium whole
	@$(VENV)/python -m bench.quick $(if $(BASE),--base "$(BASE)") $(QUICK)

doctor-bench: ## count how often the doctor is right (DOCTOR=--help)
	@$(SETUP) test
	@$(VENV)/python -m bench.doctor $(DOCTOR)

settled-releases: ## test the package with the oldest, this and the newest Streamlit (RELEASES=1.50)
	@$(SETUP) test
	@$(VENV)/python -m tools.settled_releases $(RELEASES)

hosts: site ## serve the site by nginx, Caddy, Apache, Python and MkDocs, and try each (HOSTS="nginx Caddy")
	@$(SETUP) test
	@$(VENV)/python -m testing.chromium
	@$(VENV)/python -m tools.hosts site $(HOSTS)

versions: ## run the demos in every release of Streamlit: DEMO=slug, or all (forty minutes; VERSIONS=--help)
	@$(SETUP) test
	@$(VENV)/python -m testing.chromium
	@$(VENV)/python -m versions $(if $(DEMO),--demo $(DEMO)) $(if $(NEWEST),--newest) $(VERSIONS)

fuzz: ## try odd input at random in all that reads any, FUZZ=20 times as often as the tests do
	@$(SETUP) test
	@FUZZ=$(FUZZ) $(VENV)/python -m testing.node_tests
	@FUZZ=$(FUZZ) $(VENV)/pytest -n $(WORKERS) tests/fuzz

reproducible: ## build the site twice, as two machines would, and compare the bytes (ten minutes)
	@$(SETUP) site
	@$(VENV)/python -m tools.reproducible $(REPRODUCIBLE)

check: ## format, lint, import and type checks, Python and JavaScript
	@$(SETUP) test
	@$(VENV)/ruff format --check .
	@$(VENV)/ruff check .
	@$(VENV)/lint-imports --cache-dir .cache/import-linter --no-logo
	@$(VENV)/mypy
	@$(VENV)/python -m live_demos.node run --silent check

format: ## format Python and JavaScript
	@$(SETUP) test
	@$(VENV)/ruff format .
	@$(VENV)/python -m live_demos.node run --silent format

schema: ## write anew what is made from the model of a demo.toml
	@$(SETUP) test
	@$(VENV)/python -m tools.schema

bom: ## write anew what lists the packages that build the site
	@$(SETUP) test
	@$(VENV)/python -m tools.bom

lock: ## upgrade every dependency: writes the lock files anew
	@$(SETUP) lock
	@$(VENV)/python -m tools.lock
	@$(MAKE) bom

picture: site ## take the pictures of README.md and the home page anew
	@$(SETUP) test
	@$(VENV)/python -m testing.chromium whole
	@$(VENV)/python -m tools.screenshot
	@$(VENV)/python -m tools.demo_pictures

clean: ## remove all that was installed or built
	rm -rf .venv .cache node_modules site
