"""A generated page: where it stands, what it is called, and its content as HTML or as Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined

Lang = Literal["zh", "en"]

ROOT = Path(__file__).resolve().parents[1]
_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Page:
    """``uri`` is relative to the language's root and ends in ``.md``. ``markdown`` pages go through MkDocs, others are HTML already.

    ``tags`` are what the search finds the page by before all others."""

    uri: str
    title: str
    content: str
    markdown: bool = False
    tags: tuple[str, ...] = ()


def rendered(template: str, lang: Lang, uri: str, **given: object) -> str:
    """A template filled in; ``t(zh, en)`` chooses the language, ``to(uri)`` is a link from this page to another of the same language."""
    return _environment().get_template(template).render(given, lang=lang, t=_chooser(lang), to=lambda target: relative(uri, target))


def relative(page: str, target: str) -> str:
    """A link from one page to another (``#`` parts allowed), both relative to the language's root."""
    return "../" * page.count("/") + target


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(_HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _chooser(lang: Lang) -> object:
    return lambda zh, en: zh if lang == "zh" else en
