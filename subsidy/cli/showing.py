"""The command ``subsidy show``: a document, a rule or a shared table, for people."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from subsidy.cli import words as w
from subsidy.cli.complaints import complaints
from subsidy.cli.files import save
from subsidy.cli.options import LangOption, Language, RulesetArgument

if TYPE_CHECKING:
    from subsidy.results.rule_page import DocumentPage, RulePage

COMMON = "common"


class ShowFormat(StrEnum):
    TEXT = "text"
    HTML = "html"
    JSON = "json"


def show_command(
    ruleset: RulesetArgument,
    award: Annotated[str | None, typer.Argument(metavar="[AWARD]", help=w.AWARD)] = None,
    format_: Annotated[ShowFormat, typer.Option("--format", help=w.SHOW_FORMAT)] = ShowFormat.TEXT,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help=w.SHOW_OUTPUT)] = None,
    lang: LangOption = Language.ZH,
) -> None:
    from subsidy.operations import document_page, load_ruleset, rule_page_with_examples, ruleset_folder

    if award is None and format_ is ShowFormat.HTML:
        raise typer.BadParameter(w.HTML_NEEDS_AWARD, param_hint="--format")
    with complaints(lang):
        if ruleset == COMMON:
            _show_common(award, format_, output, lang)
            return
        loaded = load_ruleset(ruleset)
        page = document_page(loaded, lang.value) if award is None else rule_page_with_examples(loaded, award, ruleset_folder(ruleset), lang.value)
        if format_ is ShowFormat.TEXT and output is None:
            from subsidy.report.rule_text import composed
            from subsidy.report.terminal import print_page

            print_page(lambda width: composed(page, width))
            return
        _put(_shown(page, format_), output)


def _shown(page: RulePage | DocumentPage, format_: ShowFormat) -> str:
    match format_:
        case ShowFormat.TEXT:
            from subsidy.report.rule_text import plain_text

            return plain_text(page)
        case ShowFormat.JSON:
            from subsidy.report.rule_json import to_json

            return to_json(page)
        case ShowFormat.HTML:
            from subsidy.report.rule_html import rule_html
            from subsidy.results.rule_page import RulePage

            assert isinstance(page, RulePage)
            return rule_html(page)


def _show_common(name: str | None, format_: ShowFormat, output: Path | None, lang: Language) -> None:
    from subsidy.operations import shared_table, shared_tables
    from subsidy.report.shared_table import print_overview, print_table, render_overview, render_table, to_json

    if format_ is ShowFormat.HTML:
        raise typer.BadParameter(w.COMMON_HAS_NO_PAGE, param_hint="--format")
    if lang is not Language.ZH:
        raise typer.BadParameter(w.COMMON_IS_CHINESE, param_hint="--lang")
    shown = shared_tables() if name is None else shared_table(name)
    if format_ is ShowFormat.JSON:
        _put(to_json(shown), output)
    elif output is not None:
        _put(render_overview(shown) if isinstance(shown, list) else render_table(shown), output)
    elif isinstance(shown, list):
        print_overview(shown)
    else:
        print_table(shown)


def _put(content: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(content)
    else:
        save(output, content.encode())
