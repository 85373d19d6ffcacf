"""The page of all diagnostics: code, message, what is wrong, what is said of it, what mends it."""

from __future__ import annotations

from collections.abc import Iterator

from docs_site.diagnostics.entries import entries, reasons
from docs_site.diagnostics.samples import said
from docs_site.page import Lang, Page, rendered
from subsidy.source.codes import CODES

CHAPTERS = {
    "D7": ("共用数据的表", "Shared tables"),
    "E1": ("读 YAML 和 JSON", "Reading YAML and JSON"),
    "E2": ("文件的形式", "The form of files"),
    "E3": ("表达式", "Expressions"),
    "E4": ("名称", "Names"),
    "E5": ("类型和单位", "Types and units"),
    "E6": ("引文、登记、锁文件", "Quotes, register, lock file"),
    "F7": ("告知的事实", "Facts told"),
    "P3": ("企业资料的值", "Values of a profile"),
    "P4": ("命令和选项", "Commands and options"),
    "R7": ("记录库和企业档案", "Stores"),
    "W7": ("提示(不改变认定)", "Notices (they change no result)"),
    "X5": ("Excel 工作簿", "Excel workbooks"),
}


def diagnostic_pages(lang: Lang) -> Iterator[Page]:
    """One page for all codes."""
    uri, title = "reference/diagnostics.md", "诊断信息" if lang == "zh" else "Diagnostics"
    chapters = [(start, names[lang == "en"], sorted(code for code in CODES if code.startswith(start))) for start, names in CHAPTERS.items()]
    content = rendered(
        "diagnostics.html.j2", lang, uri, title=title, chapters=chapters, codes=CODES, entries=entries(), said=said(), reasons=reasons()
    )
    yield Page(uri, title, content)
