"""The page of diagnostics: for every code something wrong and what mends it, really run, or a reason why not."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from docs_site.diagnostics.entries import Entry, entries, reasons
from docs_site.diagnostics.marked import Marked, Side
from docs_site.diagnostics.page import CHAPTERS, diagnostic_pages
from docs_site.diagnostics.samples import NotSoError, held, said
from docs_site.page import Lang
from subsidy.source.codes import CODES
from tests.recorded import Compare

SAID = Path(__file__).parent / "recorded" / "said.txt"
MARKS: tuple[tuple[Side, str, str], ...] = (("wrong", "del", "(缺)"), ("mended", "ins", "(删去)"))
LANGUAGES: tuple[Lang, ...] = ("zh", "en")
ALONG = {"E114": {"E406"}, "E213": {"E617"}, "E603": {"E622"}, "E608": {"E618"}, "E618": {"E608"}, "E625": {"E617"}, "X513": {"X502"}}


def test_every_code_has_a_sample_or_a_reason_of_its_own() -> None:
    assert sorted([*entries(), *reasons()]) == sorted(CODES)
    assert len({reason.zh for reason in reasons().values()}) == len(reasons()) <= 3
    for reason in reasons().values():
        assert re.search(r"[\u4e00-\u9fff]", reason.zh) and not re.search(r"[\u4e00-\u9fff]", reason.en)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_what_is_wrong_gives_the_code_and_what_mends_it_gives_none(chapter: str) -> None:
    for code, entry in entries().items():
        if code.startswith(chapter):
            held(code, entry)


def test_few_samples_give_another_code_along_with_theirs() -> None:
    assert {code: set(entry.beside) for code, entry in entries().items() if entry.beside} == ALONG


@pytest.mark.parametrize("code", ["P310", "E303", "R704", "X507"])
def test_a_sample_that_does_not_hold_is_noticed(code: str) -> None:
    for other in ("E101", "P318"):
        with pytest.raises(NotSoError, match=other):
            held(other, entries()[code])
    with pytest.raises(NotSoError, match="does not come along"):
        held(code, entries()[code].model_copy(update={"beside": frozenset({"E101"})}))


def test_a_side_that_is_not_mended_is_noticed() -> None:
    entry = Entry(run="subsidy size 企业.yaml --year 2019", files={"企业.yaml": "规上企业: ⟨√⇒对⟩\n"})
    with pytest.raises(NotSoError, match="mended"):
        held("P318", entry)
    with pytest.raises(ValueError, match="0 times"):
        held("E201", Entry(run="subsidy lint minimal", files={"minimal/limits.yaml": "⟨x⇒没有这一句⟩"}))


def test_what_is_said_is_what_was_recorded(compare: Compare) -> None:
    assert said().keys() == entries().keys()
    compare(SAID, "\n".join(f"{texts.zh}\n{texts.en}\n" for _, texts in sorted(said().items())))
    for code, texts in said().items():
        for line in (texts.zh.splitlines()[0], texts.en.splitlines()[0]):
            assert f": {code} " in line
        assert texts.zh != texts.en


def test_what_is_wrong_stands_on_one_side_and_what_mends_it_on_the_other() -> None:
    page = next(diagnostic_pages("zh")).content
    for code, entry in entries().items():
        section = page.split(f'<h3 id="{code}">')[1].split("</section>")[0]
        changed = [marked for pair in entry.written.items() for marked in pair if marked.differs]
        for side, tag, nothing in MARKS:
            shown = [unescape(text) for text in re.findall(f"<{tag}>(.*?)</{tag}>", section, re.DOTALL)]
            pieces = [piece.text or nothing for marked in changed for piece in marked.pieces(side) if piece.changed]
            assert shown[: len(pieces)] == pieces, code
        if not entry.cells:
            assert section.index("side wrong") < section.index("<del>") < section.index("side mended") <= section.find("<ins>") % len(section)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_shows_both_sides_and_what_is_said_of_every_code(lang: Lang) -> None:
    page = next(diagnostic_pages(lang)).content
    sections = {text[:4]: text for text in page.split('<h3 id="')[1:]}
    assert sorted(sections) == sorted(CODES)
    for code, section in sections.items():
        if code in reasons():
            assert "<del>" not in section
            continue
        assert section.count("<del>") >= 1 or entries()[code].wrong == (), code
        assert "<ins>" in section or not entries()[code].mended, code
        assert said()[code].told(lang) in Text.of(section)
        for label in ("写错的", "改正后", "所报的信息") if lang == "zh" else ("wrong", "mended", "what is said"):
            assert f">{label}</" in section


def test_scrolling_boxes_can_be_reached_and_are_named(site: Path) -> None:
    for uri in ("reference/diagnostics.html", "en/reference/diagnostics.html"):
        boxes = re.findall(r'<(?:pre|div) class="(?:said|wide)"([^>]*)>', (site / uri).read_text(encoding="utf-8"))
        assert len(boxes) >= len(entries())
        assert all('tabindex="0"' in box and "aria-label=" in box for box in boxes)


def test_marks_are_read() -> None:
    text = Marked("a: ⟨b⟪x{n},×3⟫⇒c⟩\n⟨d: 1\n⇒⟩")
    assert text.on("wrong") == "a: bx1,x2,x3,\nd: 1\n" and text.on("mended") == "a: c\n"
    assert [(p.text, p.changed) for p in text.pieces("wrong")] == [("a: ", False), ("bx1,…×3", True), ("\n", False), ("d: 1", True)]
    assert [(p.text, p.changed) for p in text.pieces("mended")] == [("a: ", False), ("c", True), ("\n", False), ("", True)]


class Text(HTMLParser):
    """The text of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data

    @classmethod
    def of(cls, html: str) -> str:
        parser = cls()
        parser.feed(html)
        return parser.text
