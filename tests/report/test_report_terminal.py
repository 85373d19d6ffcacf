"""The report in a terminal."""

from __future__ import annotations

import io
from typing import get_args

import pytest
from rich.cells import cell_len
from rich.console import Console

from subsidy.report.terminal import print_report, render_terminal
from subsidy.report.words import Lang, words
from subsidy.results.determination import Result

LANGS = get_args(Lang)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [24, 40, 80, 120])
def test_no_line_is_wider_than_the_terminal(rich_result: Result, lang: Lang, width: int) -> None:
    assert max(cell_len(line) for line in render_terminal(rich_result, lang, width).splitlines()) <= width


@pytest.mark.parametrize("lang", LANGS)
def test_every_determination_and_everything_missing_is_told(rich_result: Result, lang: Lang) -> None:
    text = squeezed(render_terminal(rich_result, lang))
    for d in rich_result.determinations:
        assert squeezed(d.title) in text
        assert all(squeezed(m.question) in text for m in d.missing)
    assert squeezed(words(lang).footer) in text


@pytest.mark.parametrize("lang", LANGS)
def test_a_draft_is_framed_at_the_head_and_at_the_foot(rich_result: Result, plain_result: Result, lang: Lang) -> None:
    warning = squeezed(words(lang).draft_form.format(status="送审稿"))
    assert squeezed(render_terminal(rich_result, lang, 200)).count(warning) == 2
    assert "!!" not in render_terminal(plain_result, lang)


def test_it_is_plain_text_that_cannot_steer_a_terminal(rich_result: Result) -> None:
    text = render_terminal(rich_result)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert text.endswith("\n")
    assert text == render_terminal(rich_result)
    assert not any(line != line.rstrip() for line in text.splitlines())


def test_failed_conditions_say_what_is_lacking(rich_result: Result) -> None:
    assert squeezed("研发投入占比现为2.5%，需要3%，还差0.5个百分点") in squeezed(render_terminal(rich_result))


def test_printed_in_colour_the_words_are_the_same(rich_result: Result) -> None:
    coloured, bare = io.StringIO(), io.StringIO()
    print_report(rich_result, "zh", Console(file=coloured, force_terminal=True, color_system="truecolor", width=80))
    print_report(rich_result, "zh", Console(file=bare, width=80))
    assert "\x1b[" in coloured.getvalue()
    assert bare.getvalue() == render_terminal(rich_result, "zh", 80)


def test_a_terminal_without_unicode_still_gets_the_report(rich_result: Result) -> None:
    result = rich_result.model_copy(update={"enterprise": "𬭎基公司"})
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding="gbk")
    print_report(result, "zh", Console(file=file, width=80))
    file.flush()
    assert "\\U0002cb4e基公司" in raw.getvalue().decode("gbk")
