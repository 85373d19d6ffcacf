# Every target sets up .venv by itself; all it needs is Python ≥ 3.11.  PYTHON=python3.12 make test  chooses one.
# 每个目标都会自己准备 .venv，只需要 Python ≥ 3.11。

BIN := .venv/bin
JOBS ?= 2

.DEFAULT_GOAL := help
.PHONY: help venv docsvenv demo test check docs format bench lock clean

help: ## 列出全部目标 · list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

venv: ## 准备 .venv（其他目标会自己做） · set up .venv (the other targets do it themselves)
	@sh scripts/venv

docsvenv:
	@sh scripts/venv docs

demo: venv ## 用两家虚构企业演示 · two fictitious enterprises, decided and explained
	$(BIN)/subsidy check shiyan_2018 examples/shiyan_parts_maker.yaml --year 2019
	$(BIN)/subsidy check hanzhong_2020 examples/hanzhong_sister.yaml --year 2020

test: venv ## 运行测试 · run the tests
	$(BIN)/pytest -n $(JOBS)

check: docsvenv ## 提交前的全部检查：格式、类型、分层、测试 · everything a change must pass
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest -n $(JOBS)

docs: docsvenv ## 生成文档网站 site/：严格、离线、检查每个链接 · build the site into site/, strictly, offline, every link checked
	$(BIN)/python -m docs_site

format: venv ## 整理代码格式 · format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: venv ## 测速 · measure speed
	$(BIN)/pytest benchmarks --benchmark-enable --benchmark-only

# Needs uv (https://docs.astral.sh/uv/); nothing else does. Pins that still fit pyproject.toml stay; to renew them all,
# delete requirements/*.txt first.
lock: ## 重新锁定开发依赖（需要 uv） · pin the tools of requirements/ anew (needs uv)
	@command -v uv >/dev/null || { echo "make lock 需要 uv · make lock needs uv" >&2; exit 1; }
	uv pip compile pyproject.toml --quiet --group dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock" -o requirements/dev.txt
	uv pip compile --quiet --group docs -c requirements/dev.txt --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock" -o requirements/docs.txt

clean: ## 删除 .venv 和一切可再生成的文件 · remove .venv and everything that can be made again
	rm -rf .venv build dist site .mypy_cache .ruff_cache .pytest_cache .hypothesis .benchmarks .import_linter_cache
	find subsidy tests benchmarks docs_site -name __pycache__ -type d -prune -exec rm -rf {} +
