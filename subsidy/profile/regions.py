"""Regions by GB/T 2260 code. Names are known for the cities of the shipped documents; other codes pass by number.

The same as ``rulesets/common/regions.yaml``, which holds periods and sources; a test holds the two together, so that
reading a profile needs no table. Functional zones have no code and are a field of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from subsidy.profile.fields import Measured, checked, complaint
from subsidy.quantity import types as t
from subsidy.source.diagnostic import nearest

REGIONS: dict[str, str] = {
    "420302": "茅箭区", "420303": "张湾区", "420304": "郧阳区", "420322": "郧西县", "420323": "竹山县", "420324": "竹溪县", "420325": "房县", "420381": "丹江口市",
    "610702": "汉台区", "610703": "南郑区", "610722": "城固县", "610723": "洋县", "610724": "西乡县", "610725": "勉县", "610726": "宁强县", "610727": "略阳县",
    "610728": "镇巴县", "610729": "留坝县", "610730": "佛坪县",
    "411002": "魏都区", "411003": "建安区", "411024": "鄢陵县", "411025": "襄城县", "411081": "禹州市", "411082": "长葛市",
    "430702": "武陵区", "430703": "鼎城区", "430721": "安乡县", "430722": "汉寿县", "430723": "澧县", "430724": "临澧县", "430725": "桃源县", "430726": "石门县", "430781": "津市市",
}  # fmt: skip
CITIES: dict[str, str] = {"4203": "十堰市", "6107": "汉中市", "4110": "许昌市", "4307": "常德市"}


@dataclass(frozen=True, slots=True)
class Former:
    """A county that is no more: the code that took its place, and since when (year and month)."""

    name: str
    now: str
    since: str


SUPERSEDED: dict[str, Former] = {
    "420321": Former("郧县", "420304", "2014年9月"),
    "610721": Former("南郑县", "610703", "2017年7月"),
    "411023": Former("许昌县", "411003", "2016年11月"),
}
STATISTICAL: dict[str, str] = {"411071": "许昌经济技术开发区", "430771": "西洞庭管理区"}  # codes of zones in statistics, not of GB/T 2260
PROVINCES = frozenset("11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82".split())

_CODES_BY_NAME = {name: code for code, name in REGIONS.items()}
_FORMER = {key: former for code, former in SUPERSEDED.items() for key in (code, former.name)}


def _region(value: Any) -> str:
    text = value.strip() if isinstance(value, str) else str(value)
    if text in REGIONS:
        return text
    if text in _CODES_BY_NAME:
        return _CODES_BY_NAME[text]
    if former := _FORMER.get(text):
        raise complaint("P322", value=text, since=former.since, now=f"{former.now} {REGIONS[former.now]}")
    if zone := STATISTICAL.get(text):
        raise complaint("P323", value=text, zone=zone)
    elsewhere = len(text) == 6 and text.isascii() and text.isdigit() and text[:2] in PROVINCES and text[:4] not in CITIES
    if isinstance(value, str) and elsewhere:
        return text
    raise complaint("P321", value=value, accepted="、".join(_suggested(text)))


def _suggested(text: str) -> tuple[str, ...]:
    """The names closest to a misspelt one; for a city or a code in it, its counties."""
    city = next((code for code, name in CITIES.items() if text in (name, name.removesuffix("市")) or text.startswith(code)), None)
    if city is not None:
        return tuple(name for code, name in REGIONS.items() if code.startswith(city))
    inside = tuple(name for name in _CODES_BY_NAME if text.endswith(name))
    return inside or nearest(text, _CODES_BY_NAME)


Region = Annotated[str, *checked(Measured(t.TEXT), _region, {"type": "string", "examples": ["420303", "张湾区"]})]
