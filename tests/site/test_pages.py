"""The built files: complete, linked, and nothing in them from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from docs_site.links import broken
from docs_site.navigation import EXPLANATION, HOW_TO, TUTORIALS, WRITTEN_REFERENCE
from docs_site.page import Lang
from subsidy.operations import load_ruleset, ruleset_names
from tests.site.conftest import NEEDS_TOOLS

ROOT = Path(__file__).resolve().parents[2]


def read(site: Path, uri: str) -> str:
    return (site / uri).read_text(encoding="utf-8")


@pytest.mark.parametrize("root", ["", "en/"])
@pytest.mark.parametrize("name", ruleset_names())
def test_every_award_reading_and_parameter_has_its_place(site: Path, root: str, name: str) -> None:
    rules = load_ruleset(name)
    for award in rules.awards:
        assert f'id="{award.id}"' in read(site, f"{root}policies/{name}/awards/{award.id}.html")
    for page, rows in (("readings", rules.readings), ("parameters", rules.parameters)):
        assert [row for row in rows if f'id="{row}"' not in read(site, f"{root}policies/{name}/{page}.html")] == []
    register = read(site, f"{root}policies/{name}/register.html")
    assert register.count('class="clause ') == len(rules.register)


ELSEWHERE = "https://example.org/x"
LOADED = (
    f'<script src="{ELSEWHERE}"></script>',
    f'<iframe src="{ELSEWHERE}"></iframe>',
    f'<img src="{ELSEWHERE}">',
    f'<img src="a.html" srcset="a.html 1x, {ELSEWHERE} 2x">',
    f'<object data="{ELSEWHERE}"></object>',
    f'<video poster="{ELSEWHERE}"></video>',
    f'<link rel="stylesheet" href="{ELSEWHERE}">',
    f'<link rel="preload" href="{ELSEWHERE}">',
    f'<p style="background: url({ELSEWHERE})">x</p>',
    f'<style>p {{ color: red }} @import "{ELSEWHERE}";</style>',
    f'<svg><use href="{ELSEWHERE}"/></svg>',
    f'<svg><use xlink:href="{ELSEWHERE}"/></svg>',
)
DEAD = (
    ('<a href="b.html">b</a>', "b.html leads nowhere"),
    ('<a href="#x">x</a>', "#x has no such anchor"),
    ('<a href="other.html#x">x</a>', "other.html#x has no such anchor"),
    ('<link rel="alternate" href="en/a.html">', "en/a.html leads nowhere"),
    ('<link rel="next" href="c.html">', "c.html leads nowhere"),
    ('<img src="gone.png">', "gone.png leads nowhere"),
)
WELL = f'<a id="y" href="#y">y</a><a href="other.html#z">z</a><a href="{ELSEWHERE}">elsewhere</a><link rel="canonical" href="{ELSEWHERE}">'


@pytest.mark.parametrize(("planted", "problem"), [*((html, f"loads {ELSEWHERE} from elsewhere") for html in LOADED), *DEAD])
def test_a_planted_broken_link_is_noticed(tmp_path: Path, planted: str, problem: str) -> None:
    (tmp_path / "a.html").write_text(WELL + planted)
    (tmp_path / "other.html").write_text('<p id="z">z</p>')
    assert broken(tmp_path) == [f"a.html: {problem}"]


def test_a_style_that_loads_from_elsewhere_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(WELL)
    (tmp_path / "other.html").write_text('<p id="z">z</p>')
    (tmp_path / "s.css").write_text("@import 'https://example.org/y.css'; p { background: url(//example.org/z.png) }")
    assert broken(tmp_path) == [f"s.css: loads {found} from elsewhere" for found in ("https://example.org/y.css", "//example.org/z.png")]


def test_only_a_folder_of_its_own_is_built_into(tmp_path: Path) -> None:
    builder = pytest.importorskip("docs_site.build", reason=NEEDS_TOOLS)
    somebodys = tmp_path / "papers" / "thesis.txt"
    somebodys.parent.mkdir()
    somebodys.write_text("ten years of work")
    with pytest.raises(builder.Refused):
        builder.claim(somebodys.parent)
    with pytest.raises(builder.Refused):
        builder.claim(somebodys)
    assert somebodys.read_text() == "ten years of work"
    for _ in range(2):  # a new folder, and the same once more with a site in it
        builder.claim(tmp_path / "site")
        (tmp_path / "site" / "index.html").write_text("a page")


def test_the_page_for_addresses_that_are_not_there_stands_alone(site: Path) -> None:
    for root in ("", "en/"):
        page = read(site, f"{root}404.html")
        assert not re.search(r"(?:src|href)=|url\(|@import", page)
        assert 'lang="zh-CN"' in page and "Not found" in page


@pytest.mark.parametrize(
    ("lang", "there", "else_"), [("zh", "../en/decisions/a.html", "../en/index.html"), ("en", "../../decisions/a.html", "../../index.html")]
)
def test_the_other_language_is_the_same_page_or_the_first(lang: Lang, there: str, else_: str) -> None:
    plugin = pytest.importorskip("docs_site.plugin", reason=NEEDS_TOOLS)
    for others, expected in ((frozenset({"decisions/a.md"}), there), (frozenset(), else_)):
        page = SimpleNamespace(url="decisions/a.html", meta={}, file=SimpleNamespace(src_uri="decisions/a.md"))
        plugin.Generated(lang, {}, others).on_page_markdown("", page=page, config=None, files=None)
        assert page.meta == {"other_language": expected}


def test_every_written_page_is_in_the_navigation() -> None:
    listed = {f"{name}.md" for name in (*TUTORIALS, *HOW_TO, *WRITTEN_REFERENCE, *EXPLANATION)} | {"index.md"}
    assert {path.name for path in (ROOT / "docs").glob("*.md")} - listed == set()


def test_the_readme_leads_to_pages_that_exist() -> None:
    for name in ("README.md", "README.en.md"):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", (ROOT / name).read_text(encoding="utf-8")):
            assert (ROOT / target).exists(), f"{name}: {target}"


def test_a_search_worker_that_is_not_known_stops_the_build(tmp_path: Path) -> None:
    search = pytest.importorskip("docs_site.search", reason=NEEDS_TOOLS)
    workers = tmp_path / "assets" / "javascripts" / "workers"
    workers.mkdir(parents=True)
    known = "".join(before for before, _ in search.MENDED)
    (workers / "search.1.min.js").write_text(known, encoding="utf-8")
    search.mend(tmp_path)
    for before, _ in search.MENDED:
        (workers / "search.1.min.js").write_text(known.replace(before, "something else"), encoding="utf-8")
        with pytest.raises(search.NotMended):
            search.mend(tmp_path)
