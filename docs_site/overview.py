"""The page that lists the documents."""

from __future__ import annotations

from docs_site.page import Lang, Page, rendered
from subsidy.operations import rulesets


def policies_page(lang: Lang) -> Page:
    uri, title = "policies/index.md", "政策文件" if lang == "zh" else "Documents"
    return Page(uri, title, rendered("policies.html.j2", lang, uri, title=title, rulesets=rulesets()))
