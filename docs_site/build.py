"""Building the site: Chinese at the root, English under ``en/``, each with its own search, strictly and without network."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from docs_site.cases import differing_cases
from docs_site.diagnostics.page import diagnostic_pages
from docs_site.documents import document_pages
from docs_site.kept import kept
from docs_site.links import broken
from docs_site.overview import policies_page
from docs_site.page import ROOT, Lang, Page
from docs_site.plugin import Generated
from docs_site.reference import reference_pages
from docs_site.search import NotMended, learn_words, mend
from subsidy.operations import ruleset_folder, ruleset_names

HERE = Path(__file__).parent
MARK = ".docs_site"  # stands in every folder that was built; MkDocs leaves hidden files alone


class Broken(Exception):
    """The built site shows cases that do not agree with the rules, has links that lead nowhere, or loads something from elsewhere."""


class Refused(Exception):
    """The folder holds something else, which building into it would delete."""


def build(out: Path) -> int:
    """Builds everything into ``out`` and checks every link and every case of it. Returns how many pages there are.

    Raises :class:`Refused` before anything is touched, :class:`Broken`, or ``mkdocs.exceptions.Abort`` where MkDocs has warned of anything.
    """
    claim(out)
    zh, en = generated("zh"), generated("en")
    learn_words()
    _build_one("zh", zh, _places("en", en), out)
    _build_one("en", en, _places("zh", zh), out)
    if found := [*differing(), *broken(out)]:
        raise Broken("\n".join(found))
    return len(list(out.rglob("*.html")))


def differing() -> list[str]:
    """The cases of all shipped rulesets that do not agree with their rules, told by ruleset."""
    folders = [ruleset_folder(name) for name in ruleset_names()]
    told = (kept(("differing cases",), (folder, folder.parent / "common"), partial(differing_cases, folder)) for folder in folders)
    return [text for text in told if text]


def claim(out: Path) -> None:
    """Marks a folder as one to build into: a new or empty one, or one that was built before."""
    ours = (out / MARK).is_file() or (out / "assets" / "rule.css").is_file()
    if out.exists() and not ours and (not out.is_dir() or any(out.iterdir())):
        raise Refused(
            f"{out} 里有别的东西,生成网站会删掉它:请换一个空文件夹。 It holds something else, which building would delete: name an empty folder."
        )
    out.mkdir(parents=True, exist_ok=True)
    (out / MARK).touch()


def generated(lang: Lang) -> dict[str, Page]:
    """Every generated page of a language by its place."""
    pages = [policies_page(lang), *document_pages(lang), *reference_pages(lang), *diagnostic_pages(lang)]
    return {page.uri: page for page in pages}


def _places(lang: Lang, pages: dict[str, Page]) -> frozenset[str]:
    """Every page a language has, generated or written."""
    folder = _docs(lang)
    return frozenset(pages) | {p.relative_to(folder).as_posix() for p in folder.rglob("*.md")}


def _docs(lang: Lang) -> Path:
    return ROOT / "docs" if lang == "zh" else ROOT / "docs" / "en"


def _build_one(lang: Lang, pages: dict[str, Page], others: frozenset[str], out: Path) -> None:
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # the version is pinned; the theme says so otherwise on every build
    target = out if lang == "zh" else out / "en"
    config = load_config(str(HERE / f"mkdocs.{lang}.yml"), docs_dir=str(_docs(lang)), site_dir=str(target), strict=True)
    config.plugins["generated"] = Generated(lang, pages, others)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    finally:
        config.plugins.on_shutdown()
    try:
        mend(target)
    except NotMended as error:
        raise Broken(str(error)) from error
