"""Every written page stands in both languages with the same headings, links and fenced blocks: a change of one fails until the other follows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
ENGLISH = DOCS / "en"
ON_PURPOSE = {"index.md"}  # the two first pages are written for different readers

FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^(#+) \S", re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")
CELL = re.compile(r"(?<=\|) ([\d,.%]+) (?=\|)")
CODE = re.compile(r"(?<![A-Za-z\d])(?:[DEFPRWX]\d{3}|[SY]-\d{2})(?!\d)")
MARKER = re.compile(r"^<!-- \w+ -->$", re.MULTILINE)
CHINESE = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md") if ENGLISH not in path.parents}
TWINS = sorted(CHINESE - ON_PURPOSE)


def skeleton(page: str) -> dict[str, list[str]]:
    """What a page and its twin have in common; the order of links and codes is that of their sentences and differs."""
    prose, shown = FENCED.sub("", page), CODE.findall("".join(FENCED.findall(page)))  # English also explains what is shown
    return {
        "fenced blocks": FENCED.findall(page),
        "headings": HEADING.findall(prose),
        "links": sorted(LINK.findall(prose)),
        "table rows": re.findall(r"^\|", prose, re.MULTILINE),
        "figures in tables": CELL.findall(prose),
        "codes of diagnostics and readings": sorted(code for code in CODE.findall(prose) if code not in shown),
        "markers": MARKER.findall(prose),
    }


def test_every_written_page_has_its_twin() -> None:
    assert {path.relative_to(ENGLISH).as_posix() for path in ENGLISH.rglob("*.md")} == CHINESE


@pytest.mark.parametrize("name", TWINS)
def test_twins_say_the_same_in_the_same_places(name: str) -> None:
    chinese, english = (skeleton((folder / name).read_text(encoding="utf-8")) for folder in (DOCS, ENGLISH))
    assert english == chinese


@pytest.mark.parametrize(
    ("before", "after", "part"),
    [
        ("$ subsidy check", "$ subsidy lint", "fenced blocks"),
        ("## 二", "### 二", "headings"),
        ("(cases.md)", "(records.md)", "links"),
        ("| 甲 |\n", "", "table rows"),
        ("488", "489", "figures in tables"),
        ("E602", "E601", "codes of diagnostics and readings"),
        ("<!-- layers -->", "", "markers"),
    ],
)
def test_a_planted_difference_is_noticed(before: str, after: str, part: str) -> None:
    page = (
        "# 一\n\n## 二\n\n[案例](cases.md)在别处(E602)\n\n| 甲 |\n| 乙 | 488 |\n\n<!-- layers -->\n\n```console\n$ subsidy check\n# 不是标题\n```\n"
    )
    one, other = skeleton(page), skeleton(page.replace(before, after))
    assert [name for name in one if one[name] != other[name]] == [part]
