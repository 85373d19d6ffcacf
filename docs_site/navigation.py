"""The order of all pages. Written pages are listed here by name and taken up where they exist; a page that is not listed is an error of the build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from docs_site.page import Lang, Page

TUTORIALS = ("tutorial-enterprise", "tutorial-portal", "tutorial-auditor", "tutorial-author")
HOW_TO = ("howto-files", "howto-readings", "text-proof", "watching")
WRITTEN_REFERENCE = ("rule-language", "cases", "results", "records", "common-data")
EXPLANATION = ("architecture", "three-values", "exactness", "drafts", "rule-pages", "stacking", "second-engine", "performance")

Nav = list[Any]


def navigation(lang: Lang, docs: Path, pages: Mapping[str, Page]) -> Nav:
    """The navigation in the form MkDocs takes it: titles of written pages are their first headings."""

    def t(zh: str, en: str) -> str:
        return zh if lang == "zh" else en

    decisions = sorted(p.relative_to(docs).as_posix() for p in (docs / "decisions").glob("*.md"))
    doubts = sorted(p.relative_to(docs).as_posix() for p in (docs / "rulesets").glob("*.md"))
    chapters: list[tuple[str, Nav]] = [
        (t("首页", "Home"), ["index.md"]),
        (t("教程", "Tutorials"), _existing(docs, TUTORIALS)),
        (t("政策", "Policies"), ["policies/index.md", *_documents(pages, doubts, t)]),
        (t("怎样做", "How to"), _existing(docs, HOW_TO)),
        (
            t("参考", "Reference"),
            [
                *_existing(docs, WRITTEN_REFERENCE),
                *_generated(pages, "reference/", depth=1),
                {t("数据格式", "Schemas"): _generated(pages, "reference/schema/", depth=2)},
                {t("共用数据的表", "Shared tables"): _generated(pages, "reference/tables/", depth=2)},
            ],
        ),
        (t("说明", "Explanation"), [*_existing(docs, EXPLANATION), *([{t("决定", "Decisions"): decisions}] if decisions else [])]),
    ]
    return [{title: entries[0] if entries == ["index.md"] else entries} for title, entries in chapters if entries]


def _existing(docs: Path, names: Iterable[str]) -> Nav:
    return [f"{name}.md" for name in names if (docs / f"{name}.md").is_file()]


def _generated(pages: Mapping[str, Page], under: str, depth: int) -> Nav:
    return [{page.title: uri} for uri, page in pages.items() if uri.startswith(under) and uri.count("/") == depth]


def _documents(pages: Mapping[str, Page], doubts: list[str], t: Callable[[str, str], str]) -> Nav:
    made: Nav = []
    for uri, page in pages.items():
        if not (uri.startswith("policies/") and uri.endswith("/index.md") and uri.count("/") == 2):
            continue
        folder = uri.removesuffix("index.md")
        beside = [{p.title: u} for u, p in pages.items() if u.startswith(folder) and u.count("/") == 2 and u != uri]
        awards = [{p.title: u} for u, p in pages.items() if u.startswith(f"{folder}awards/")]
        written = [u for u in doubts if u == f"rulesets/{folder.split('/')[1]}.md"]
        made.append({page.title: [uri, *beside, *written, {t("事项", "Awards"): awards}]})
    return made
