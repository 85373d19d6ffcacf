"""The MkDocs plugin that brings the generated pages in: their files, their content, the order of all pages, the other language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from itertools import count
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import get_toc

from docs_site.landmarks import named
from docs_site.layers import layers_table
from docs_site.navigation import navigation
from docs_site.page import ROOT, Lang, Page
from docs_site.search import cut

LAYERS = "<!-- layers -->"
ROLE = re.compile(r":(?:class|func|data|meth|mod):(?=<code>)")  # what docstrings put before a name

CELLS = re.compile(r"(</t[dh]>)(<t[dh]\b)")  # a space between them, or the search takes two cells for one word


class Generated(BasePlugin):  # type: ignore[type-arg,no-untyped-call]  # it has no configuration of its own; MkDocs leaves this unannotated
    """Takes ``pages`` into a site of one language; ``others`` are the pages (``….md``) the other language has."""

    def __init__(self, lang: Lang, pages: Mapping[str, Page], others: frozenset[str]) -> None:
        self._lang: Lang = lang
        self._pages = pages
        self._others = others

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        config.nav = navigation(self._lang, Path(config.docs_dir), self._pages)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        for page in self._pages.values():
            source = page.content if page.markdown else f"---\ntitle: {page.title!r}\n---\n"
            files.append(File.generated(config, page.uri, content=source))
        style = (ROOT / "subsidy" / "report" / "templates" / "rule.css").read_text(encoding="utf-8")
        files.append(File.generated(config, "assets/rule.css", content=style))
        for asset in sorted((Path(__file__).parent / "assets").iterdir()):
            files.append(File.generated(config, f"assets/{asset.name}", abs_src_path=str(asset)))
        return files

    def on_page_markdown(self, markdown: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        depth = page.url.count("/") + (self._lang == "en")
        target = page.url if page.file.src_uri in self._others else "index.html"
        page.meta["other_language"] = "../" * depth + ("en/" if self._lang == "zh" else "") + target
        if (made := self._pages.get(page.file.src_uri)) and made.tags:
            page.meta["tags"] = [cut(tag) for tag in made.tags]
        return markdown.replace(LAYERS, layers_table(self._lang)) if LAYERS in markdown else markdown

    def on_page_content(self, html: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        made = self._pages.get(page.file.src_uri)
        if made is None or made.markdown:
            return self._scrolling(ROLE.sub("", html))
        page.toc = get_toc(headings(made.content))  # type: ignore[arg-type]  # its own type for them is private
        return CELLS.sub(r"\1 \2", made.content)

    def on_post_page(self, output: str, *, page: SitePage, config: MkDocsConfig) -> str:
        return named(output, "搜索" if self._lang == "zh" else "Search")

    def _scrolling(self, html: str) -> str:
        """Tables that the keyboard can scroll where they are wider than the screen."""
        label = "表格" if self._lang == "zh" else "table"
        numbers = count(1)

        def opened(_: re.Match[str]) -> str:
            return f'<div class="wide" tabindex="0" role="region" aria-label="{label} {next(numbers)}"><table class="data">'

        return re.sub("<table>", opened, html).replace("</table>", "</table></div>") if "<table>" in html else html


def headings(html: str) -> list[dict[str, object]]:
    """The table of contents of a page: its second and third headings that have an id."""
    parser = _Headings()
    parser.feed(html)
    parser.close()
    return parser.found


class _Headings(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, object]] = []
        self._open: dict[str, Any] | None = None
        self._aside = False  # within <small>

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._aside = tag == "small"
        anchor = dict(attrs).get("id")
        if tag in ("h2", "h3") and anchor:
            self._open = {"level": int(tag[1]), "id": anchor, "name": "", "children": []}

    def handle_data(self, data: str) -> None:
        if self._open is not None and not self._aside:
            self._open["name"] += data

    def handle_endtag(self, tag: str) -> None:
        self._aside = False
        if self._open is None or tag not in ("h2", "h3"):
            return
        made, self._open = self._open, None
        made["name"] = made["name"].strip()
        above: Any = self.found[-1]["children"] if made["level"] == 3 and self.found else self.found
        above.append(made)
