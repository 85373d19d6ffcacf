"""The architecture page names every folder, in the order of the import contract, and the drawn imports all point down."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs_site.layers import imports, layers

ROOT = Path(__file__).resolve().parents[2]
SMALL = {"__main__", "version"}  # files of a few lines that need no row


def _named() -> list[str]:
    """The folders of the table, each once; interpretations stand for their folder."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[^|]+`) \|", page, re.MULTILINE)
    return list(dict.fromkeys(name.split("/")[0] for row in rows for name in re.findall(r"`([a-z_/]+)`", row)))


def test_every_folder_has_its_row() -> None:
    folders = {p.name for p in (ROOT / "subsidy").iterdir() if p.is_dir() and (p / "__init__.py").is_file()}
    assert sorted(folders - set(_named())) == []
    assert sorted(set(_named()) - set(layers())) == []


def test_every_layer_is_named_or_small() -> None:
    assert sorted(set(layers()) - set(_named())) == sorted(SMALL)


def test_every_row_stands_below_what_it_imports() -> None:
    named = _named()
    assert {(a, b) for a in named for b in imports(a) & set(named) if named.index(b) > named.index(a)} == set()


@pytest.mark.parametrize("layer", layers())
def test_imports_point_down(layer: str) -> None:
    order = layers()
    assert [name for name in imports(layer) if order.index(name) <= order.index(layer)] == []
