"""What a text seems to say about itself: titles, numbers, dates, issuers. Shown to the author as comments, decided by nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from subsidy.textproof.plain import PlainText
from subsidy.textproof.segment import segments

MOST = 5
_NAME = r"[^《》\s]{2,60}"
_TITLE = re.compile(rf"{_NAME}(?:意见|措施|办法|方案|规定|细则|政策|通知|公告)(?:\([^()]{{1,20}}\))?")
_QUOTED = re.compile(r"《([^《》]{4,60})》")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,10}[〔\[]\d{4}[〕\]]\d{1,4}号")
_DATE = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日")
_ISSUER = re.compile(r"[\u4e00-\u9fff]{2,20}(?:人民政府|办公室|办公厅|委员会|管委会|局)")


@dataclass(frozen=True, slots=True)
class Guesses:
    """Candidates in the order of the text, none twice."""

    titles: tuple[str, ...]
    numbers: tuple[str, ...]
    dates: tuple[str, ...]
    issuers: tuple[str, ...]


def guess(text: PlainText) -> Guesses:
    """Titles are lines without a number, and what stands in 《…》 before the first clause; issuers are lines of their own."""
    numbered = {segment.start for segment in segments(text)}
    edges = [*text.lines, len(text.text)]
    lines = [text.text[start:end] for start, end in pairwise(edges) if start not in numbered]
    head = text.text[: min(numbered, default=len(text.text))]
    return Guesses(
        titles=_first([line for line in lines if _TITLE.fullmatch(line)] + _QUOTED.findall(head)),
        numbers=_first(match.group() for line in lines for match in _NUMBER.finditer(line)),
        dates=_first(match.group() for line in lines for match in _DATE.finditer(line)),
        issuers=_first(line for line in lines if _ISSUER.fullmatch(line)),
    )


def _first(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))[:MOST]
