"""The commands ``subsidy source``: the rules held against the official text."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from subsidy.cli import words as w
from subsidy.cli.complaints import FOUND, complaints, conclude
from subsidy.cli.files import save
from subsidy.cli.options import LangOption, Language, RulesetPath

if TYPE_CHECKING:
    from subsidy.results.coverage import Coverage


class CoverageFormat(StrEnum):
    TABLE = "table"
    HTML = "html"
    JSON = "json"


app = typer.Typer(help=w.SOURCE_HELP, no_args_is_help=True, rich_markup_mode=None)


@app.command("check", help=w.SOURCE_CHECK_HELP, epilog=w.SOURCE_CHECK_EXAMPLE)
def check_command(
    ruleset: RulesetPath,
    text: Annotated[Path | None, typer.Option("--text", metavar="FILE", help=w.SOURCE_TEXT)] = None,
    lang: LangOption = Language.ZH,
) -> None:
    from subsidy.operations import lint, proofread

    with complaints(lang):
        if text is None:
            conclude(lint(ruleset), lang)
            return
        proof = proofread(ruleset, text)
        if proof.drift is not None:
            typer.echo(w.DRIFT[lang.value].format(total=proof.drift.total, **proof.drift.counts()))
        conclude(proof.diagnostics, lang)


@app.command("coverage", help=w.SOURCE_COVERAGE_HELP, epilog=w.SOURCE_COVERAGE_EXAMPLE)
def coverage_command(
    ruleset: RulesetPath,
    text: Annotated[Path, typer.Option("--text", metavar="FILE", help=w.SOURCE_TEXT)],
    format_: Annotated[CoverageFormat, typer.Option("--format", help=w.FORMAT)] = CoverageFormat.TABLE,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help=w.OUTPUT)] = None,
    lang: LangOption = Language.ZH,
) -> None:
    from subsidy.operations import text_coverage

    with complaints(lang):
        coverage = text_coverage(ruleset, text)
        content = _rendered(coverage, format_, lang.value)
        if output is None:
            sys.stdout.write(content)
        else:
            save(output, content.encode(), text)
    if not coverage.complete:
        raise typer.Exit(FOUND)


def _rendered(coverage: Coverage, format_: CoverageFormat, lang: Literal["zh", "en"]) -> str:
    match format_:
        case CoverageFormat.TABLE:
            from subsidy.report.coverage_table import to_table

            return to_table(coverage, lang)
        case CoverageFormat.HTML:
            from subsidy.report.coverage_page import to_html

            return to_html(coverage, lang)
        case CoverageFormat.JSON:
            from subsidy.report.coverage_json import to_json

            return to_json(coverage)
