"""Strange text made visible, and wrapped within its columns."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from subsidy.report.text import one_line, visible
from subsidy.report.wrapping import wrap


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("普通文字 plain", "普通文字 plain"),
        ("a\x1b[31mb", "a\\u001b[31mb"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u200bb", "a\\u200bb"),
        ("a\x00\ufffe\u2028b", "a\\u0000\\ufffe\\u2028b"),
        ("a\U000e0041b", "a\\U000e0041b"),
        ("a\r\nb\tc", "a\nb\tc"),
        ("a\rb", "a\\u000db"),
    ],
)
def test_what_cannot_be_seen_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_one_line_forges_no_second_line() -> None:
    assert one_line(" 一\n\t二  三 ") == "一 二 三"


@example(text="0\xa00", width=2)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])) | st.text(alphabet="汉字，。（）“”abc 123.5万元%"), st.integers(2, 60))
def test_no_line_is_wider_than_told_and_no_character_lost(text: str, width: int) -> None:
    shown = one_line(text)
    lines = wrap(shown, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == shown.replace(" ", "")


def test_punctuation_and_units_stay_with_their_words() -> None:
    assert wrap("总额不超过500,000.00元，其中（设备）", 20) == ["总额不超过", "500,000.00元，其中", "（设备）"]
    assert wrap("一二三四，五六", 8) == ["一二三", "四，五六"]
