"""The architecture page names every folder, in the order of the import contract, and the drawn imports all point down."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs_site.layers import imports, layers
from tests.conventions.sources import PACKAGE, files

ROOT = Path(__file__).resolve().parents[2]
SMALL = {"__main__", "version"}  # files of a few lines that need no row


PAGES = ("docs/architecture.md", "docs/en/architecture.md")


def _named(page: str) -> list[str]:
    """The folders of the table, each once; interpretations stand for their folder."""
    rows = re.findall(r"^\| (`[^|]+`) \|", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)
    return list(dict.fromkeys(name.split("/")[0] for row in rows for name in re.findall(r"`([a-z_/]+)`", row)))


@pytest.mark.parametrize("page", PAGES)
def test_every_folder_has_its_row(page: str) -> None:
    folders = {p.name for p in (ROOT / "subsidy").iterdir() if p.is_dir() and (p / "__init__.py").is_file()}
    assert sorted(folders - set(_named(page))) == []
    assert sorted(set(_named(page)) - set(layers())) == []


@pytest.mark.parametrize("page", PAGES)
def test_every_layer_is_named_or_small(page: str) -> None:
    assert sorted(set(layers()) - set(_named(page))) == sorted(SMALL)


@pytest.mark.parametrize("page", PAGES)
def test_every_row_stands_below_what_it_imports(page: str) -> None:
    named = _named(page)
    assert {(a, b) for a in named for b in imports(a) & set(named) if named.index(b) > named.index(a)} == set()


@pytest.mark.parametrize("layer", layers())
def test_imports_point_down(layer: str) -> None:
    order = layers()
    assert [name for name in imports(layer) if order.index(name) <= order.index(layer)] == []


def _importing(folder: str) -> set[str]:
    found = [path.relative_to(PACKAGE).as_posix() for path in files() if f"subsidy.{folder}" in path.read_text(encoding="utf-8")]
    return {name for name in found if not name.startswith("interpret/")}


@pytest.mark.parametrize("page", PAGES)
def test_the_page_says_where_the_engine_meets_the_words(page: str) -> None:
    meeting = _importing("interpret.exact") & _importing("interpret.prose")
    places = {name.removesuffix(".py") if name.startswith("operations/") else name.split("/")[0].removesuffix(".py") for name in meeting}
    text = (ROOT / page).read_text(encoding="utf-8")
    (said,) = re.findall(r"(?:两者在|The two meet in) (.+?)(?:相遇|, and `report`)", text)
    assert set(re.findall(r"`([a-z/]+)`", said)) == places


def test_the_clock_is_read_where_the_contributors_are_told() -> None:
    clocks = re.compile(r"datetime\.(?:now|utcnow|today)\(|date\.today\(|\btime\.(?:time|time_ns|localtime|gmtime)\(")
    reading = {path.relative_to(PACKAGE).as_posix() for path in files() if clocks.search(path.read_text(encoding="utf-8"))}
    assert reading == {"cli/storing.py"}
    assert (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").count("`cli/storing.now`") == 2


KNOWN = {
    "cli": {"operations", "report", "results", "interpret"},  # what is determined comes through the front door: from subsidy import Determined
    "operations": {"compile", "deciding", "intake", "interpret"},
    "interpret": {"ir", "results", "quantity"},
    "report": {"results", "quantity"},
    "compile": {"ir", "syntax", "source"},
    "cases": {"interpret", "ir"},
}


@pytest.mark.parametrize("layer", KNOWN)
def test_the_imports_that_everybody_knows_are_drawn(layer: str) -> None:
    assert KNOWN[layer] - imports(layer) == set()
