"""Every tutorial works as written: its files are saved, its commands are run, and what they say is what is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.fences import agrees, follow

DOCS = Path(__file__).resolve().parents[2] / "docs"
TUTORIALS = ("tutorial-enterprise.md", "tutorial-portal.md", "tutorial-auditor.md")


@pytest.mark.parametrize("name", TUTORIALS)
def test_a_tutorial_is_followed_as_written(name: str, tmp_path: Path) -> None:
    assert follow(DOCS / name, tmp_path) >= 2


def test_output_that_differs_is_noticed() -> None:
    assert agrees(["a", "…", "c"], ["a", "b", "b", "c"])
    assert agrees(["…"], [])
    assert not agrees(["a", "c"], ["a", "b", "c"])
    assert not agrees(["a"], ["a", "b"])
    assert not agrees([], ["complaint"])
