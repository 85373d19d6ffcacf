"""Every link of a built site followed: files and anchors exist, and nothing is loaded from elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

LOADING = {
    ("script", "src"),
    ("img", "src"),
    ("iframe", "src"),
    ("source", "src"),
    ("video", "src"),
    ("video", "poster"),
    ("audio", "src"),
    ("track", "src"),
    ("embed", "src"),
    ("object", "data"),
    ("input", "src"),
    ("use", "href"),
    ("use", "xlink:href"),
    ("image", "href"),
    ("image", "xlink:href"),
}
FOLLOWED = {"alternate", "next", "prev"}  # what a <link> leads to without loading it
STYLE_LOADS = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])((?:https?:)?//[^)"'\s]+)""", re.IGNORECASE)


@dataclass
class Seen:
    """What one page refers to, and the anchors it has."""

    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen = Seen()
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.seen.anchors |= {given[name] for name in ("id", "name") if given.get(name)}
        if tag == "a" and "href" in given:
            self.seen.links.append(given["href"])
        if tag == "link" and given.get("rel") != "canonical":
            (self.seen.links if given.get("rel") in FOLLOWED else self.seen.loads).append(given.get("href", ""))
        self.seen.loads += [given[name] for name in given if (tag, name) in LOADING]
        self.seen.loads += [one.split()[0] for one in given.get("srcset", "").split(",") if one.strip()]
        self.seen.loads += STYLE_LOADS.findall(given.get("style", ""))
        self._in_style = tag == "style"

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self.seen.loads += STYLE_LOADS.findall(data)

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False


def broken(site: Path) -> list[str]:
    """What is wrong with the links of a site, a line each; nothing if all is well."""
    pages = {path.resolve(): _read(path) for path in sorted(site.rglob("*.html"))}
    found: list[str] = []
    for path, seen in pages.items():
        where = path.relative_to(site.resolve())
        found += [f"{where}: loads {load} from elsewhere" for load in seen.loads if _is_elsewhere(load)]
        for link in dict.fromkeys(seen.links + [load for load in seen.loads if not _is_elsewhere(load)]):
            if problem := _problem(path, link, pages):
                found.append(f"{where}: {link} {problem}")
    for style in sorted(site.rglob("*.css")):
        found += [f"{style.relative_to(site)}: loads {hit} from elsewhere" for hit in STYLE_LOADS.findall(style.read_text(encoding="utf-8"))]
    return found


def _read(path: Path) -> Seen:
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader.seen


def _is_elsewhere(link: str) -> bool:
    return bool(urlsplit(link).netloc) or link.startswith("http")


def _problem(page: Path, link: str, pages: dict[Path, Seen]) -> str:
    target, anchor = urldefrag(link)
    if urlsplit(target).scheme or urlsplit(target).netloc:
        return ""
    file = (page.parent / unquote(target.split("?")[0])).resolve() if target else page
    if file.is_dir():
        file = file / "index.html"
    if not file.is_file():
        return "leads nowhere"
    anchor = unquote(anchor)
    if anchor and anchor != "__top" and file in pages and anchor not in pages[file].anchors:
        return "has no such anchor"
    return ""
