"""The installation that the tutorials begin with, run by a shell as written, in a copy of the project."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.docs.fences import blocks

ROOT = Path(__file__).resolve().parents[2]
TUTORIALS = sorted((ROOT / "docs").rglob("tutorial-*.md"))
MADE_HERE = shutil.ignore_patterns(".venv", ".git", ".*_cache", "__pycache__", "build", "dist", "site", ".hypothesis")


def test_all_tutorials_install_alike() -> None:
    assert len({install(page) for page in TUTORIALS}) == 1


@pytest.mark.skipif("SUBSIDY_INSTALL" not in os.environ, reason="it asks the package index: SUBSIDY_INSTALL=1 pytest tests/docs (.ci/run does)")
def test_the_installation_works_as_written(tmp_path: Path) -> None:
    project, elsewhere = tmp_path / "subsidy", tmp_path / "elsewhere"
    shutil.copytree(ROOT, project, ignore=MADE_HERE)
    elsewhere.mkdir()
    env = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONPATH")}
    script = f"set -e\n{install(TUTORIALS[0])}cd '{elsewhere}'\ncommand -v subsidy\nsubsidy rulesets\n"
    done = subprocess.run(["sh", "-c", script], cwd=project, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{project}/.venv/bin/subsidy\n" in done.stdout
    assert "shiyan_2018" in done.stdout


def install(page: Path) -> str:
    """The first block of a tutorial: what is typed into a shell in the project's folder."""
    first = blocks(page)[0]
    assert first.kind == "sh", page.name
    return first.body
