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
from subsidy.quantity.units import UNITS
from subsidy.textproof.numerals import CHARS, DIGITS, SCALES, read_numeral
from subsidy.textproof.scales import LONGEST_FIRST, apart, factor_of, low_end, numeral_at_end, read_number, scaled


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
_NUMERAL = f"[{CHARS}]{{1,16}}(?:点[{CHARS}]{{1,16}})?"
_ABOUT = "[余多来几]?"
_LETTERS = "(?:km|kW|MW|GW|kV|KV|kg|mm|cm|m|t|h)(?![A-Za-z])"  # letters after digits that are a unit, not part of a name
_UNIT = "|".join(sorted((*_MEASURES, *_COUNTED), key=len, reverse=True)).replace("|成|", "|成(?![不效果立长为员本就功熟])|")
_SCALE = "|".join(["个亿", *LONGEST_FIRST]).replace("|千|", "|千(?![瓦伏克米])|")
_REST = (  # what may follow 亿 or 万 in one number: 3亿5000万, 2万5千, 1万5000元, 2万5
    r"(?:(?<=亿)(?:\d{1,4}(?:\.\d+)?|\d[百千])万)?"
    r"(?:(?<=万)\d千(?![瓦伏克米])"
    r"|(?:(?<=亿)\d{1,8}|(?<=万)\d{1,4})(?=元|人民币|美元|人)"
    rf"|(?<=[亿万])\d(?![\d.、~—至到/%‰)A-Za-z-]|,\d|[折{CHARS}]|{_UNIT}))?"
)
_YEAR = r"(?<![\d.])(?:19|20)\d\d"
_FREE = r"(?<![A-Za-z\d.])"
_WHOLE = f"(?<![{CHARS}数几])"

_WHOLES = {"百": 100, "零": 0}  # 百分之百, 百分之零

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
    whole = SCALES.get(match["of"]) or read_numeral(match["of"])
    part = Fraction(_WHOLES[match["part"]]) if match["part"] in _WHOLES else read_number(match["part"])
    return None if not whole or part is None else (Measure(exact(part / whole)),)


def _ratio(match: Match) -> tuple[Value, ...] | None:
    over, under = int(match["over"]), int(match["under"])
    return (Measure(exact(Fraction(over, under))),) if 0 < over < under else None


def _discount(match: Match) -> tuple[Value, ...] | None:
    digits = "".join(str(DIGITS.get(char, char)) for char in match["off"] if char not in ".点")
    return (Measure(exact(Fraction(int(digits), 10 ** len(digits)))),) if digits.isdecimal() else None


def _half(match: Match) -> tuple[Value, ...]:
    return (Measure(exact(Fraction(1, 2))),)


def _half_of(match: Match) -> tuple[Value, ...]:
    dims, factor = _MEASURES.get(match["halved"], ((), Fraction(1)))
    return (Measure(exact(factor / 2), dims, "" if dims else match["halved"]),)


def _and_a_half(match: Match) -> tuple[Value, ...] | None:
    whole, unit = read_number(match["whole"]), match["halves"].replace("半", "", 1).replace("个小时", "小时")
    return None if whole is None else _measures(whole + Fraction(1, 2), unit)


def _tenths(match: Match) -> tuple[Value, ...]:
    return _measures(Fraction(DIGITS[match["tenths"]] * 10 + DIGITS[match["hundredths"]], 10), "成")


def _double(match: Match) -> tuple[Value, ...]:
    return (Measure(2 ** (read_numeral(match["times"]) or 1) if match["times"] else 2),)


def _spelled_year(match: Match) -> tuple[Value, ...] | None:
    year = read_numeral(match.group()[:4])
    return None if year is None else (Year(year),)


def _open(match: Match) -> tuple[Value, ...]:
    """A figure that no rule can hold."""
    return ()


def _rank(match: Match) -> tuple[Value, ...] | None:
    places = read_number(match["places"])
    return (Rank(int(places)),) if places and places.denominator == 1 else None


def _digits(match: Match) -> tuple[Value, ...]:
    scale, unit = match["scale"], match["unit"]
    value = scaled(match["value"], scale, match["rest"])
    low = scaled(match["low"], match["low_scale"], match["low_rest"])
    if not match["low_scale"] and scale:
        low = low_end(low, value, [scale], match["between"])
    return (*_measures(low, unit), *_measures(value, unit))


def _spelled(match: Match) -> tuple[Value, ...] | None:
    low, value, unit = match["low3"], match["value3"], match["unit3"]
    number, before = numeral_at_end(value)
    if number is None or not apart(before):
        return () if DIGITS.keys() & set(value) else None
    if number == 1 and unit in _ARTICLES and not low:
        return None
    factor = Fraction(factor_of(match["scale3"]))
    shared = ["个亿"] if match["scale3"] else [scale for scale in LONGEST_FIRST if value.endswith(scale)]
    lower = low_end(read_number(low) if low else None, number * factor, shared, match["between3"])
    return (*_measures(lower, unit), *_measures(number * factor, unit))


def _bare(match: Match) -> tuple[Value, ...] | None:
    number, before = numeral_at_end(match.group())
    return _measures(number, None) if number is not None and apart(before) else None


def _lone(match: Match) -> tuple[Value, ...]:
    return _measures(scaled("1", match["lone_scale"]), match["unit4"])


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
    "parts": (f"{_WHOLE}(?P<of>{_NUMERAL})分之(?P<part>{_NUMERAL}|{_NUMBER})", _parts),
    "ratio": (rf"(?<![\d/.])(?P<over>\d{{1,3}})/(?P<under>\d{{1,3}})(?![\d/.]|{_SCALE}|{_UNIT})", _ratio),
    "discount": (f"(?:{_FREE}|{_WHOLE})(?P<off>\\d(?:\\.?\\d)?|[一二三四五六七八九](?:点?[一二三四五六七八九])?)折(?![旧腾射返叠])", _discount),
    "and_a_half": (f"(?:{_FREE}(?P<whole>{_NUMBER}|{_NUMERAL}))(?P<halves>年半|个半月|个半小时|天半|倍半|成半)", _and_a_half),
    "parts_of_ten": (f"{_WHOLE}(?P<tenths>[一二两三四五六七八九])成(?P<hundredths>[一二三四五六七八九])(?![{CHARS}]|{_UNIT})", _tenths),
    "half_of": ("(?<![上下前后大])半(?P<halved>年|个月|天|小时)", _half_of),
    "half": ("减半|折半|一半|半数|(?<!双)过半", _half),
    "double": ("翻(?P<times>[一两二三四])?番|双倍|加倍", _double),
    "digits": (
        f"{_FREE}(?:(?P<low>{_NUMBER})(?:(?P<low_scale>{_SCALE})?(?P<low_rest>(?<=[亿万])\\d)?[-~—至到]|(?P<between>、)))?"
        f"(?P<value>{_NUMBER})(?:(?![A-Za-z])|(?={_LETTERS})){_ABOUT}(?:(?P<scale>{_SCALE})(?P<rest>{_REST}))?(?P<unit>{_UNIT})?",
        _digits,
    ),
    "lone": (f"(?<![{CHARS}\\d])(?P<lone_scale>{_SCALE})(?P<unit4>{_UNIT})(?!万户)(?<!千家万户)", _lone),
    "spelled": (
        f"{_WHOLE}(?:(?P<low3>{_NUMERAL})(?P<between3>[-~—至到、]))?(?P<value3>{_NUMERAL}){_ABOUT}"
        f"(?:(?P<scale3>个亿)|(?!个亿))(?P<unit3>{_UNIT}|(?<=个亿))(?![性体])",
        _spelled,
    ),
    "bare": (f"{_WHOLE}(?=[{CHARS}点]{{0,32}}[万亿]){_NUMERAL}", _bare),
}
_FIGURE = re.compile("|".join(f"(?P<{name}>{pattern})" for name, (pattern, _) in _PATTERNS.items()))


def find_figures(text: str) -> Iterator[Figure]:
    """The figures of a plain text in their order; none overlaps another. Takes time in proportion to the text."""
    for match in _FIGURE.finditer(text):
        values = _PATTERNS[str(match.lastgroup)][1](match)
        if values is not None:
            yield Figure(match.start(), match.end(), match.group(), values)


def _measures(number: Fraction | None, unit: str | None) -> tuple[Value, ...]:
    dims, factor = _MEASURES.get(unit or "", ((), Fraction(1)))
    return () if number is None else (Measure(exact(number * factor), dims, "" if dims else unit or ""),)
