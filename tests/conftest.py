"""What holds for every test."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.recorded import Compare

settings.register_profile("suite", deadline=None)  # a busy machine is not a defect
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    every = bool(os.environ.get("SUBSIDY_EVERY_MUTANT"))
    parser.addoption("--every-mutant", action="store_true", default=every, help="try every misspelling of the rules, not a sample")
    parser.addoption("--record", action="store_true", default=False, help="write the expected messages instead of comparing them")


@pytest.fixture
def compare(request: pytest.FixtureRequest) -> Compare:
    """Compares a text with a recorded one, or records it."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--record"):
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"no recorded messages: run pytest --record ({path.name})"
        assert text == path.read_text(encoding="utf-8")

    return compare
