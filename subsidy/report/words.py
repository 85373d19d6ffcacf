"""The words of a report in one of its languages."""

from __future__ import annotations

from subsidy.report.vocabulary import Lang, Words
from subsidy.report.words_en import EN
from subsidy.report.words_zh import ZH

__all__ = ["Lang", "Words", "words"]


def words(lang: Lang) -> Words:
    """The words of one language."""
    return {"zh": ZH, "en": EN}[lang]
