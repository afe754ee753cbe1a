# The commands of the house. `make run` starts the program, `make test` checks everything.
PYTHON ?= python3
BIN = .venv/bin

.PHONY: run test explore setup bench lock wheel check-wheel clean

run: setup
	@$(PYTHON) packaging/start.py

test: setup
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 8 --dist loadscope --no-loadscope-reorder

# The rules with inputs that were never tried before: many, and others each time.
explore: setup
	@SSA_DESK_INPUTS=explore $(BIN)/python -m pytest $$(grep -rl hypothesis --include='test_*.py' tests)

setup:
	@$(PYTHON) packaging/prepare.py

bench: setup
	@$(BIN)/python tests/bench/run.py

# Needs uv. New versions: make lock OPTIONS=--upgrade
lock:
	uv pip compile --universal --generate-hashes --python-version 3.11 --all-extras $(OPTIONS) \
		--custom-compile-command "make lock" --quiet --output-file requirements.lock pyproject.toml

wheel: setup
	@$(BIN)/python -m build --wheel --no-isolation

# Installs the wheel into an empty environment and starts the program from there.
check-wheel: wheel
	@$(PYTHON) packaging/check_wheel.py

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .import_linter_cache .hypothesis
