"""The numbered places of a text: the five official ones, as they are and spoilt, and hostile text."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidy.textproof.plain import plain_text
from subsidy.textproof.segment import segments
from tests.rulesets.policies import every_ruleset, official_text

__all__ = ["official_text"]

NUMBERED = {"hanzhong_2020": 78, "hanzhong_2023": 56, "shiyan_2018": 62, "xidongting_2025": 200, "xuchang_2024": 36}

TEXT = """某某若干措施
一、支持创新
(一)支持平台。一是国家级;二是省级。
1.对国家级平台,给予50万元。
2.5%以内的利息由财政承担。
2、对省级平台,给予20万元。
——首次认定的;
——重新认定的。
(二)支持人才
3.引进人才。包括:(1)博士;(2)硕士。
二、附则
在三、四季度开展评估。
附件:1.名单
2.任务表
附件1
名单
一、企业
附件2
任务表
1 |
支持创新 |
2 |
"""

PLACES = [
    "一", "一（一）", "一（一）一", "一（一）二", "一（一）1", "一（一）2", "一（一）2①", "一（一）2②", "一（二）", "一（二）3", "一（二）3（1）", "一（二）3（2）",
    "二", "附件目录", "附件1", "附件1一", "附件2", "附件2表-1", "附件2表-2",
]  # fmt: skip


def paths(text: str) -> list[str]:
    return ["".join(segment.path) for segment in segments(plain_text(text))]


def test_the_places_of_a_text() -> None:
    assert paths(TEXT) == PLACES


def test_inline_places_are_known_as_such() -> None:
    inline = ["".join(segment.path) for segment in segments(plain_text(TEXT)) if segment.inline]
    assert inline == ["一（一）一", "一（一）二", "一（二）3（1）", "一（二）3（2）"]


def full_width(text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if char in "().:%;0123456789," else char for char in text)


def spaced(text: str) -> str:
    """A blank after every third character, and lines indented by an ideographic space."""
    return "\n".join("\u3000" + "".join(char + (" " if i % 3 == 2 else "") for i, char in enumerate(line)) for line in text.split("\n"))


SPOILT = {
    "full_width": full_width,
    "spaced": spaced,
    "windows_line_ends": lambda text: text.replace("\n", "\r\n"),
    "empty_lines": lambda text: text.replace("\n", "\n \n\t\n"),
    "broken_lines": lambda text: text.replace("给予", "给\n予").replace("支持", "支\n持").replace("、支", "、\n支"),
}  # fmt: skip


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_a_spoilt_text_has_the_same_places(spoil: object) -> None:
    assert callable(spoil)
    assert paths(spoil(TEXT)) == PLACES


@every_ruleset
def test_an_official_text(name: str, official_text: Path) -> None:
    assert len(paths(official_text.read_text(encoding="utf-8-sig"))) == NUMBERED[name]


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
@every_ruleset
def test_an_official_text_spoilt(name: str, official_text: Path, spoil: object) -> None:
    text = official_text.read_text(encoding="utf-8-sig")
    assert callable(spoil)
    assert paths(spoil(text)) == paths(text)


HOSTILE = st.text(alphabet=st.sampled_from([*"一二三十百、()（）123.|-—①②附件目录第章节条是。;:\n \u3000\u200b\0A"]), max_size=200)


@given(st.one_of(HOSTILE, st.text(max_size=200)))
def test_hostile_text(text: str) -> None:
    plain = plain_text(text)
    found = list(segments(plain))
    assert all(0 <= segment.start < segment.end <= len(plain.text) for segment in found)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))
    assert all(segment.path and all(segment.path) for segment in found)


@given(st.text(max_size=100))
def test_every_character_keeps_its_place(text: str) -> None:
    plain = plain_text(text)
    assert len(plain.text) == len(plain.places)
    assert list(plain.places) == sorted(set(plain.places))
    assert all(not text[place].isspace() for place in plain.places)
    for start in range(len(plain.text)):
        first, last = plain.original_span(start, start + 1)
        assert last == first + 1


@pytest.mark.parametrize("piece", ["一、\n", "(1)\n", "——\n", "。一是", "附件1\n", "1.\n", "一", "附件:\n", "①\n"])
def test_megabytes_of_anything_are_read_in_one_pass(piece: str) -> None:
    text = piece * (400_000 // len(piece))
    assert sum(1 for _ in segments(plain_text(text))) <= len(text)
