"""A size class for a terminal: the class, each index with its band, the reasons, what is missing, the sources."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Console

from subsidy.report.page import Page
from subsidy.report.printing import print_all
from subsidy.report.words import Lang
from subsidy.results.size_class import SizeClass, SizeCode, SizeSource, SizeStatus

DEFAULT_WIDTH = 80
WIDEST = 120

_NAMES: Mapping[Lang, Mapping[SizeCode, str]] = {
    "zh": {"large": "大型", "medium": "中型", "small": "小型", "micro": "微型"},
    "en": {"large": "large", "medium": "medium", "small": "small", "micro": "micro"},
}
_WORDS: Mapping[Lang, Mapping[str, str]] = {
    "zh": {
        "title": "{year}年企业划型:{answer}", "why": "理由", "missing": "还缺", "sources": "依据", "unverified": "(未核)", "declared": "填报的划型:{size}",
        "undetermined": "数据不足", "not_covered": "无法划型", "bounds": "{answer},{highest}到{lowest}之间", "footer": "企业划型以统计部门每年根据统计年报的划分为准;这里是重算,供核对。",
    },
    "en": {
        "title": "Size class {year}: {answer}", "why": "Why", "missing": "Still needed", "sources": "Sources", "unverified": "(not verified)", "declared": "declared: {size}",
        "undetermined": "not enough data", "not_covered": "not covered", "bounds": "{answer}, from {highest} down to {lowest}", "footer": "What the statistics bureau says counts; this is computed from the same table, to check.",
    },
}  # fmt: skip


def render_size(found: SizeClass, lang: Lang = "zh", width: int | None = None) -> str:
    """The answer as plain text, no line wider than ``width`` columns (80 unless told otherwise)."""
    return "\n".join(line.plain.rstrip() for line in _compose(found, lang, width or DEFAULT_WIDTH).lines) + "\n"


def print_size(found: SizeClass, lang: Lang = "zh") -> None:
    console = Console(highlight=False)
    print_all(console, _compose(found, lang, min(console.width, WIDEST)).lines, soft_wrap=True)


def _compose(found: SizeClass, lang: Lang, width: int) -> Page:
    w, page = _WORDS[lang], Page(width)
    if found.enterprise:
        page.text(found.enterprise)
    page.text(w["title"].format(year=found.year, answer=_headline(found, lang)), style="bold")
    if found.declared:
        page.text(w["declared"].format(size=_NAMES[lang][found.declared]))
    page.blank()
    page.text(w["why"], style="bold")
    for reason in found.reasons:
        page.item("-", reason, indent=2)
    if found.missing:
        page.text(w["missing"], style="bold")
        for need in found.missing:
            page.item("-", f"{need.label}({need.fact}) {need.question}", indent=2, style="yellow")
    page.text(w["sources"], style="bold")
    for source in found.sources:
        page.item("-", _source(source) + ("" if source.verified else w["unverified"]), indent=2, style="dim")
    page.blank()
    page.text(w["footer"], style="dim")
    return page


def _headline(found: SizeClass, lang: Lang) -> str:
    names, w = _NAMES[lang], _WORDS[lang]
    if found.size_class:
        return names[found.size_class]
    answer = w[found.status.value]
    if found.status is SizeStatus.UNDETERMINED and found.highest and found.lowest and (found.highest, found.lowest) != ("large", "micro"):
        return w["bounds"].format(answer=answer, highest=names[found.highest], lowest=names[found.lowest])
    return answer


def _source(source: SizeSource) -> str:
    details = " ".join(filter(None, (source.issuer, source.number, source.date)))
    return f"{source.title},{details}" if details else source.title
