"""The report as a page."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import get_args

import pytest

from subsidy.report.html import to_html
from subsidy.report.words import Lang, words
from subsidy.results.determination import ReadingUsed, Result, Status

LANGS = get_args(Lang)
VOID = {"meta", "br"}


class Page(HTMLParser):
    """Tags, attributes and text of a page; fails on tags that are not closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def having(self, name: str) -> list[dict[str, str | None]]:
        return [attrs for tag, attrs in self.tags if tag == name]


@pytest.fixture(params=LANGS)
def lang(request: pytest.FixtureRequest) -> Lang:
    return request.param  # type: ignore[no-any-return]  # pytest does not type its parameters


def test_it_is_well_formed_in_its_language_and_the_same_twice(rich_result: Result, lang: Lang) -> None:
    text = to_html(rich_result, lang)
    page = Page(text)
    assert page.having("html") == [{"lang": words(lang).html_lang}]
    assert text == to_html(rich_result, lang)
    assert text.endswith("</html>\n")


def test_hostile_text_is_only_text(rich_result: Result, lang: Lang) -> None:
    page = Page(to_html(rich_result, lang))
    assert not page.having("script")
    assert "<script>alert('x')</script>" in page.text
    assert "=cmd|'/c calc'!A1" in page.text
    assert not any(name.startswith("on") for _, attrs in page.tags for name in attrs)
    assert "\x1b" not in page.text
    assert "\u202e" not in page.text


def test_nothing_is_loaded_from_elsewhere(rich_result: Result, lang: Lang) -> None:
    text = to_html(rich_result, lang)
    page = Page(text)
    assert not {tag for tag, _ in page.tags} & {"link", "script", "img", "iframe", "object", "embed", "form", "base"}
    assert not any(name in {"src", "srcset", "action", "style", "background"} for _, attrs in page.tags for name in attrs)
    style = re.search("<style>(.*?)</style>", text, re.DOTALL)
    assert style
    assert not re.search(r"url\(|@import|@font-face|//", style.group(1))
    policy = [attrs["content"] for attrs in page.having("meta") if attrs.get("http-equiv") == "Content-Security-Policy"]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_every_link_leads_to_a_place_in_the_page(rich_result: Result, lang: Lang) -> None:
    page = Page(to_html(rich_result, lang))
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {attrs["href"] for attrs in page.having("a")} <= {f"#{name}" for name in ids}


def test_every_determination_is_told_and_the_eligible_stand_open(rich_result: Result, lang: Lang) -> None:
    page = Page(to_html(rich_result, lang))
    for d in rich_result.determinations:
        assert d.title in page.text
        assert all(c.quote in page.text for c in d.citations if not d.conditions)
        assert all(m.question in page.text for m in d.missing)
    details = page.having("details")
    assert len(details) == len(rich_result.determinations)
    assert [attrs["class"] for attrs in details if "open" in attrs] == [Status.ELIGIBLE.value] * 3 + [Status.UNDETERMINED.value] * 2
    assert not any("open" in attrs for attrs in details if attrs["class"] == Status.INELIGIBLE.value)


def test_readings_that_do_not_matter_stay_closed(rich_result: Result, lang: Lang) -> None:
    idle = ReadingUsed(id="idle", question="无关紧要的问题", option="默认", chosen_by_caller=False)
    text = to_html(rich_result.model_copy(update={"readings": [idle, *rich_result.readings]}), lang)
    rest = [attrs for attrs in Page(text).having("details") if attrs["class"] == "rest"]
    assert rest == [{"class": "rest"}]
    assert text.index("rd_base 的问题") < text.index('<details class="rest">') < text.index("无关紧要的问题")


def test_a_draft_cannot_be_missed(rich_result: Result, plain_result: Result, lang: Lang) -> None:
    warning = words(lang).draft_form.format(status="送审稿")
    page = Page(to_html(rich_result, lang))
    assert warning in page.text
    assert {"class": "draft-bar", "role": "alert"} in page.having("div")
    assert "送审稿" in re.findall("<title>(.*?)</title>", to_html(rich_result, lang))[0]
    assert "draft-bar" not in str(Page(to_html(plain_result, lang)).tags)


def test_headers_of_tables_have_a_scope(rich_result: Result, lang: Lang) -> None:
    assert all(attrs.get("scope") in {"col", "row"} for attrs in Page(to_html(rich_result, lang)).having("th"))


def test_chapters_are_numbered_without_a_gap(rich_result: Result, plain_result: Result, lang: Lang) -> None:
    for result in (rich_result, plain_result):
        numerals = words(lang).numerals
        titles = re.findall(r"<h2>(.*?)</h2>", to_html(result, lang))
        assert [t.startswith(n) for t, n in zip(titles, numerals, strict=False)] == [True] * len(titles)
