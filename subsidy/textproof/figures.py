"""The figures that stand in a text: amounts, rates, periods, counts, dates, ranks; in digits, in Chinese numerals, in words.

``50万元`` ``百分之七十`` ``三年`` ``前三名`` ``减半`` ``1/3`` ``2-3年`` ``2018年7月12日`` are figures. No figures are numerals
that count nothing (``统一``, ``十堰``, ``两化融合``), ordinals (``第十三届``), articles (``一个``, ``一批``), numbers that are part of
a name (``5G``), and what only refers to a document: its number ``〔2018〕15号`` and whatever stands in its title ``《…》``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from subsidy.quantity.exact import Exact, exact
from subsidy.quantity.types import Dims
from subsidy.quantity.units import MAX_DIGITS, UNITS
from subsidy.textproof.numerals import CHARS, DIGITS, read_numeral


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity in base units: money in 分, periods in 月. What has none is a pure number: ``unit`` keeps 家, 项, % apart."""

    value: Exact
    dims: Dims = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Rank:
    """The first ``places`` (前三名)."""

    places: int


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar or policy year."""

    year: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month (2019年6月), perhaps of a year left open (11月)."""

    month: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class YearDay:
    """A day of a year left open (11月1日); ``day`` 0 is the last of the month (6月底)."""

    month: int
    day: int


Value = Measure | Rank | Year | Month | YearDay | date


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at ``start:end`` of a plain text. A range (``2-3年``) has a value for each end; an impossible day has none."""

    start: int
    end: int
    text: str
    values: tuple[Value, ...]


_SCALES = {
    "个亿": 10**8,
    "百万": 10**6,
    "千万": 10**7,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "亿": 10**8,
}
_MEASURES: dict[str, tuple[Dims, Fraction]] = {
    **{unit: UNITS[unit] for unit in ("元", "%", "‰", "个百分点", "年", "个月", "月", "日", "天", "人")},
    "周年": UNITS["年"],
    "个季度": (UNITS["月"][0], Fraction(3)),
    "周": (UNITS["日"][0], Fraction(7)),
    "美元": ((("美元", 1),), Fraction(1)),
    "人民币": UNITS["元"],
    "成": ((), Fraction(1, 10)),
}
_COUNTED = (
    *("个工作日", "工作日", "小时", "分钟", "人次", "平方米", "平方公里", "立方米", "公里", "千瓦时", "千瓦", "千伏安", "千伏", "吨", "亩", "倍"),
    *"名家户个项台辆套次件批条所处场份宗座类种位期轮",
)
_ARTICLES = frozenset("个批项家名条件套种类位份座处所场期轮户日月人台辆")  # after a lone 一, these count nothing

_NUMBER = r"(?>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?)"
_NUMERAL = f"[{CHARS}]{{1,16}}"
_ABOUT = "[余多来几]?"
_LETTERS = "(?:km|kW|MW|GW|kV|KV|kg|mm|cm|m|t|h)(?![A-Za-z])"  # letters after digits that are a unit, not part of a name
_UNIT = "|".join(sorted((*_MEASURES, *_COUNTED), key=len, reverse=True)).replace("|成|", "|成(?![不效果立长为员本就功熟])|")
_SCALE = "|".join(sorted(_SCALES, key=len, reverse=True)).replace("|千|", "|千(?![瓦伏克米])|")
_YEAR = r"(?<![\d.])(?:19|20)\d\d"
_FREE = r"(?<![A-Za-z\d.])"
_WHOLE = f"(?<![{CHARS}数几])"

Match = re.Match[str]
Reader = Callable[[Match], tuple[Value, ...] | None]


def _nothing(match: Match) -> None:
    """What refers to a document or is a name."""


def _day(match: Match) -> tuple[Value, ...]:
    year, month, day = (int(part) for part in re.findall(r"\d+", match.group()))
    try:
        return (date(year, month, day),)
    except ValueError:
        return ()


def _month(match: Match) -> tuple[Value, ...]:
    year, month = (int(part) for part in re.findall(r"\d+", match.group()))
    if not 1 <= month <= 12:
        return ()
    return (date(year, month, monthrange(year, month)[1]),) if match.group()[-1] in "底末" else (Month(month, year),)


def _years(match: Match) -> tuple[Value, ...]:
    return tuple(Year(int(part)) for part in re.findall(r"\d{4}", match.group()))


def _year(match: Match) -> tuple[Value, ...]:
    year = int(match.group()[:4])
    return (date(year, 12, 31),) if match.group()[-1] in "底末" else (Year(year),)


def _year_day(match: Match) -> tuple[Value, ...]:
    parts = [int(part) for part in re.findall(r"\d+", match.group())]
    if not 1 <= parts[0] <= 12:
        return ()
    if len(parts) > 1:
        return (YearDay(*parts),)
    return (YearDay(parts[0], 0) if match.group().endswith(("底", "末", "底前", "末前")) else Month(parts[0]),)


def _parts(match: Match) -> tuple[Value, ...] | None:
    whole = {"百": 100, "千": 1000, "万": 10_000}.get(match["of"]) or read_numeral(match["of"])
    whole_part, _, decimals = match["part"].partition("点")
    part = Fraction(100) if whole_part == "百" else _number(whole_part) if whole_part != "零" else Fraction(0)
    if part is not None and decimals:
        part += Fraction(int("".join(str(DIGITS.get(char, 0)) for char in decimals)), 10 ** len(decimals))
    return None if not whole or part is None else (Measure(exact(part / whole)),)


def _ratio(match: Match) -> tuple[Value, ...] | None:
    over, under = int(match["over"]), int(match["under"])
    return (Measure(exact(Fraction(over, under))),) if 0 < over < under else None


def _discount(match: Match) -> tuple[Value, ...] | None:
    digits = "".join(str(DIGITS.get(char, char)) for char in match["off"])
    return (Measure(exact(Fraction(int(digits), 10 ** len(digits)))),) if digits.isdecimal() else None


def _half(match: Match) -> tuple[Value, ...]:
    return (Measure(exact(Fraction(1, 2))),)


def _half_of(match: Match) -> tuple[Value, ...]:
    dims, factor = _MEASURES.get(match["halved"], ((), Fraction(1)))
    return (Measure(exact(factor / 2), dims, "" if dims else match["halved"]),)


def _and_a_half(match: Match) -> tuple[Value, ...] | None:
    years = _number(match["years_"])
    return None if years is None else (Measure(exact(years * 12 + 6), UNITS["年"][0]),)


def _double(match: Match) -> tuple[Value, ...]:
    return (Measure(2 ** (read_numeral(match["times"]) or 1) if match["times"] else 2),)


def _spelled_year(match: Match) -> tuple[Value, ...] | None:
    year = read_numeral(match.group()[:4])
    return None if year is None else (Year(year),)


def _open(match: Match) -> tuple[Value, ...]:
    """A figure that no rule can hold."""
    return ()


def _rank(match: Match) -> tuple[Value, ...] | None:
    places = _number(match["places"])
    return (Rank(int(places)),) if places and places.denominator == 1 else None


def _digits(match: Match) -> tuple[Value, ...]:
    scale, unit = match["scale"], match["unit"]
    return (*_measures(match["low"], match["low_scale"] or scale, unit), *_measures(match["value"], scale, unit))


def _spelled(match: Match) -> tuple[Value, ...] | None:
    low, value, unit = match["low3"], match["value3"], match["unit3"]
    number = _numeral_at_end(value)
    if number is None or (number == 1 and unit in _ARTICLES and not low):
        return None
    return (*_measures(low, None, unit), *_measures(str(number), None, unit))


def _lone(match: Match) -> tuple[Value, ...]:
    return _measures("1", match["lone_scale"], match["unit4"])


_PATTERNS: dict[str, tuple[str, Reader]] = {
    "title": (r"《[^《》]{0,200}》", _nothing),
    "number": (r"[〔\[(]\d{4}[〕\])]第?\d+号", _nothing),
    "rank": (f"(?:(?<!以)前|第)(?P<places>{_NUMBER}|{_NUMERAL})[名位强]", _rank),
    "ordinal": (f"第(?:{_NUMBER}|{_NUMERAL})", _nothing),
    "day": (_YEAR + r"(?:年\d{1,2}月\d{1,2}日|(?P<dot>[-./])\d{1,2}(?P=dot)\d{1,2}(?!\d))", _day),
    "month": (_YEAR + r"年\d{1,2}月[底末份]?", _month),
    "years": (_YEAR + r"年?[-~—至、](?:19|20)\d\d(?!\d)年?", _years),
    "year": (_YEAR + r"年[度底末]?", _year),
    "spelled_year": (f"{_WHOLE}[一二][〇零一二三四五六七八九]{{3}}年[度底末]?", _spelled_year),
    "months": (r"(?<!\d)\d{1,2}[-~—至、]\d{1,2}月份?", _open),
    "year_day": (r"(?<!\d)\d{1,2}月(?:\d{1,2}日|[上中下]旬|[底末]前?|份)?", _year_day),
    "parts": (f"{_WHOLE}(?P<of>{_NUMERAL})分之(?P<part>{_NUMERAL}(?:点[{CHARS}]{{1,4}})?|{_NUMBER})", _parts),
    "ratio": (rf"(?<![\d/.])(?P<over>\d{{1,3}})/(?P<under>\d{{1,3}})(?![\d/.]|{_SCALE}|{_UNIT})", _ratio),
    "discount": (f"(?:{_FREE}|{_WHOLE})(?P<off>\\d{{1,2}}|[一二三四五六七八九]{{1,2}})折(?![旧腾射返叠])", _discount),
    "and_a_half": (f"(?:{_FREE}(?P<years_>{_NUMBER}|{_NUMERAL}))年半", _and_a_half),
    "half_of": ("(?<![上下前后大])半(?P<halved>年|个月|天|小时)", _half_of),
    "half": ("减半|折半|一半|半数|(?<!双)过半", _half),
    "double": ("翻(?P<times>[一两二三四])?番|双倍|加倍", _double),
    "digits": (
        f"{_FREE}(?:(?P<low>{_NUMBER})(?:(?P<low_scale>{_SCALE})?[-~—至到]|、))?"
        f"(?P<value>{_NUMBER})(?:(?![A-Za-z])|(?={_LETTERS})){_ABOUT}(?P<scale>{_SCALE})?(?P<unit>{_UNIT})?",
        _digits,
    ),
    "lone": (f"(?<![{CHARS}\\d])(?P<lone_scale>{_SCALE})(?P<unit4>{_UNIT})(?!万户)(?<!千家万户)", _lone),
    "spelled": (f"{_WHOLE}(?:(?P<low3>{_NUMERAL})[-~—至到、])?(?P<value3>{_NUMERAL}){_ABOUT}(?P<unit3>{_UNIT})(?![性体])", _spelled),
}
_FIGURE = re.compile("|".join(f"(?P<{name}>{pattern})" for name, (pattern, _) in _PATTERNS.items()))


def find_figures(text: str) -> Iterator[Figure]:
    """The figures of a plain text in their order; none overlaps another. Takes time in proportion to the text."""
    for match in _FIGURE.finditer(text):
        values = _PATTERNS[str(match.lastgroup)][1](match)
        if values is not None:
            yield Figure(match.start(), match.end(), match.group(), values)


def _measures(number: str | None, scale: str | None, unit: str | None) -> tuple[Value, ...]:
    dims, factor = _MEASURES.get(unit or "", ((), Fraction(1)))
    read = _number(number) if number else None
    return () if read is None else (Measure(exact(read * _SCALES.get(scale or "", 1) * factor), dims, "" if dims else unit or ""),)


def _number(text: str) -> Fraction | None:
    if text[0].isascii():
        digits = text.replace(",", "")
        return Fraction(digits) if len(digits) <= MAX_DIGITS else None
    value = read_numeral(text)
    return None if value is None else Fraction(value)


def _numeral_at_end(text: str) -> int | None:
    """The longest numeral at the end of a run of numeral characters: 三 in 专项统一三(年)."""
    return next((value for start in range(len(text)) if (value := read_numeral(text[start:])) is not None), None)
