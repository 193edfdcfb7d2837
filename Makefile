# Two commands: `make run` and `make test`. The others are parts of them.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check migrations translations bench clean

run: .venv/ready
	@exec $(BIN)/python -m xundian.server up

test: .venv/ready-dev
	@$(BIN)/python -m tests.browser.install
	$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest -n auto --dist worksteal

# Style, walls and forgotten migrations; no server needed.
check: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run

migrations: .venv/ready-dev
	for app in xundian laborers trainings relocation; do $(BIN)/python manage.py makemigrations $$app; done

translations: .venv/ready-dev
	$(BIN)/python -m tests.house.translations

# How fast the product is beside the plainest thing that does the same work; writes docs/performance.md.
bench: .venv/ready-dev
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group bench
	@$(BIN)/python manage.py bench $(BENCH)

.venv/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Xundian needs Python 3.11 or newer; set PYTHON=python3.12, for example.")'
	@$(PYTHON) -m venv .venv || { echo "Python lacks venv. On Debian or Ubuntu: apt install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	@touch $@

.venv/ready: requirements.txt | .venv/pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/ready-dev: .venv/ready pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch $@

clean:
	rm -rf .venv .xundian
