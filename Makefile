# What a person types. Every target sets up what it needs: uv in .tools/, the locked packages in .venv/, Qt's system
# libraries by apt where that is allowed. A second call finds all of it there and needs no network.

PYTHON ?= python3
UV_VERSION := 0.13.9
UV := .tools/bin/uv
UV_READY := .tools/.uv-$(UV_VERSION)
READY := .venv/.ready
IN_VENV := .venv/bin/python

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore

.PHONY: run test lint format bench quality bundle install uninstall clean

run: $(READY)
	@$(IN_VENV) .ci/run_seeds.py

test: $(READY)
	@$(IN_VENV) .ci/run_tests.py $(ARGS)

lint: $(READY)
	.venv/bin/ruff check desktop tests .ci
	.venv/bin/ruff format --check desktop tests .ci
	.venv/bin/mypy
	MYPYPATH=.ci .venv/bin/mypy .ci

format: $(READY)
	.venv/bin/ruff check --fix desktop tests .ci
	.venv/bin/ruff format desktop tests .ci

bench: $(READY)
	@$(IN_VENV) .ci/run_benches.py $(ARGS)

# GOLD is a folder with quotes-*.jsonl, entities-*.jsonl and the scripts that score them.
quality: $(READY)
	@$(IN_VENV) .ci/score.py "$(GOLD)"

bundle: $(READY)
	@$(IN_VENV) .ci/machine.py offscreen window bundle
	$(UV) run --frozen --group bundle pyinstaller --noconfirm --log-level WARN build.spec

install:
	@test -x dist/pressmark/pressmark || $(MAKE) bundle
	@$(PYTHON) .ci/desk.py install

uninstall:
	@$(PYTHON) .ci/desk.py uninstall

clean:
	rm -rf .tools .venv out build dist .pytest_cache .ruff_cache .mypy_cache .hypothesis

$(READY): uv.lock pyproject.toml $(UV_READY)
	$(UV) sync --frozen
	@touch $@

# --target needs neither the venv module nor leave to touch the system's own packages.
$(UV_READY):
	$(PYTHON) -m pip install --quiet --upgrade --target .tools uv==$(UV_VERSION)
	@touch $@
