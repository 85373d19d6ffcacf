"""Both languages say everything."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

import subsidy.report
from subsidy.report.grouping import ORDER
from subsidy.report.words import Lang, Words, words
from subsidy.results.determination import Disposition, Met, Missing, Status, Step

LANGS = get_args(Lang)
ZH, EN = words("zh"), words("en")
NAMES = [field.name for field in fields(Words)]


def texts(value: object) -> list[str]:
    match value:
        case str():
            return [value]
        case Mapping():
            return list(value.values())
        case tuple():
            return list(value)
    raise AssertionError(value)


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_said_in_both_languages_with_the_same_blanks(name: str) -> None:
    zh, en = getattr(ZH, name), getattr(EN, name)
    assert len(texts(zh)) == len(texts(en))
    for one, other in zip(texts(zh), texts(en), strict=True):
        assert one
        assert other
        assert blanks(one) == blanks(other)
    if isinstance(zh, Mapping):
        assert list(zh) == list(en)


@pytest.mark.parametrize("name", NAMES)
def test_english_is_english(name: str) -> None:
    assert not any(re.search("[\u3000-\u9fff\uff00-\uffef]", text) for text in texts(getattr(EN, name)))


@pytest.mark.parametrize("lang", LANGS)
def test_every_kind_has_a_word(lang: Lang) -> None:
    w = words(lang)
    assert set(w.statuses) == set(w.sections) == set(ORDER) == set(Status)
    assert set(w.dispositions) == set(Disposition)
    assert set(w.met) == set(Met)
    assert set(w.steps) == set(get_args(Step.model_fields["kind"].annotation))
    assert set(w.missing_kinds) == set(get_args(Missing.model_fields["kind"].annotation))
    assert set(w.no_amount) == {status.value for status in Status} | {"benefit"}


def test_numerals_suffice_for_every_chapter() -> None:
    assert len(ZH.numerals) >= 1 + len(Status) + 3


def test_no_word_is_kept_for_nothing() -> None:
    folder = Path(subsidy.report.__file__).parent
    sources = "".join(p.read_text("utf-8") for p in sorted(folder.rglob("*")) if p.suffix in {".py", ".j2"} and not p.name.startswith("words"))
    assert [name for name in NAMES if not re.search(rf"\.{name}\b", sources)] == []
