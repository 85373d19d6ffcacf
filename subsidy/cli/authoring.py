"""The commands of a rule author: ``subsidy new`` and ``subsidy test``."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from subsidy.cli import words as w
from subsidy.cli.complaints import FOUND, complaints
from subsidy.cli.options import Format, FormatOption, LangOption, Language, RulesetPath
from subsidy.cli.progress import progress

if TYPE_CHECKING:
    from subsidy.cases.suite import Case

MANY = 100  # cases; fewer are done before anybody looks


app = typer.Typer()


@app.command("test", help=w.TEST_HELP, epilog=w.TEST_EXAMPLE)
def cases_command(
    ruleset: RulesetPath,
    case: Annotated[str | None, typer.Option("--case", metavar="NAME", help=w.TEST_CASE)] = None,
    format_: FormatOption = Format.TABLE,
    lang: LangOption = Language.ZH,
) -> None:
    from subsidy.operations import run_cases
    from subsidy.report.testing_json import to_json
    from subsidy.report.testing_table import coverage_table, to_text

    with complaints(lang):
        test = run_cases(ruleset, case, _with_progress)
        if format_ is Format.JSON:
            sys.stdout.write(to_json(test))
        else:
            sys.stdout.write(to_text(test, lang.value))
            if case is None:
                sys.stdout.write(coverage_table(test, lang.value))
    if test.differing:
        raise typer.Exit(FOUND)


@app.command("new", help=w.NEW_HELP, epilog=w.NEW_EXAMPLE)
def new_command(
    name: Annotated[str, typer.Argument(metavar="NAME", help=w.NEW_NAME)],
    text: Annotated[Path, typer.Option("--text", metavar="FILE", help=w.SOURCE_TEXT)],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help=w.NEW_OUTPUT)] = Path(),
    lang: LangOption = Language.ZH,
) -> None:
    from subsidy.operations import new_ruleset

    with complaints(lang):
        for path in new_ruleset(name, text, output):
            typer.echo(w.WRITTEN[lang.value].format(path=path))
        typer.echo(w.NEW_NEXT[lang.value].format(folder=output / name, text=text))


def _with_progress(cases: tuple[Case, ...]) -> Iterable[Case]:
    """The cases, with a bar if they are many."""
    if len(cases) < MANY:
        yield from cases
        return
    with progress(w.TESTING) as told:
        for number, case in enumerate(cases):
            told(number, len(cases))
            yield case
