"""The command ``subsidy``. Exit codes: 0 done; 1 ``lint`` or ``test`` found mistakes; 2 wrong usage; 3 input that cannot be used."""

from __future__ import annotations

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from subsidy.cli import authoring, source
from subsidy.cli import words as w
from subsidy.cli.complaints import complaints, conclude
from subsidy.cli.files import fresh, save
from subsidy.cli.options import LangOption, Language, RulesetArgument, RulesetPath
from subsidy.version import __version__

if TYPE_CHECKING:
    from subsidy.results.determination import Result


class Format(StrEnum):
    TABLE = "table"
    JSON = "json"
    HTML = "html"
    XLSX = "xlsx"


class Schema(StrEnum):
    RESULT = "result"
    PROFILE = "profile"
    DOCUMENT = "document"
    REGISTER = "register"
    AWARDS = "awards"
    DEFINITIONS = "definitions"
    LIMITS = "limits"
    READINGS = "readings"
    PARAMETERS = "parameters"
    VOCABULARY = "vocabulary"
    CASES = "cases"
    BASES = "bases"


app = typer.Typer(
    help=w.APP, no_args_is_help=True, add_completion=False, rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]}
)

app.add_typer(source.app, name="source")
app.add_typer(authoring.app)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"subsidy {__version__}")
        raise typer.Exit


@app.callback()
def _root(version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help=w.VERSION)] = False) -> None:
    pass


@app.command("rulesets", help=w.RULESETS_HELP, epilog=w.RULESETS_EXAMPLE)
def rulesets_command(lang: LangOption = Language.ZH) -> None:
    from subsidy.operations import rulesets

    with complaints(lang):
        for row in rulesets():
            draft = w.DRAFT[lang.value] if row.draft else ""
            typer.echo(f"{row.id}\t{row.title}〔{row.status}〕{draft}")
            typer.echo(
                w.COUNTS[lang.value].format(period=row.period, region=row.region, clauses=row.clauses, awards=row.awards, digest=row.digest[:12])
            )


@app.command("check", help=w.CHECK_HELP, epilog=w.CHECK_EXAMPLE)
def check_command(
    ruleset: RulesetArgument,
    profile: Annotated[Path, typer.Argument(metavar="ENTERPRISE", help=w.PROFILE)],
    year: Annotated[int, typer.Option("--year", min=1949, max=2100, help=w.YEAR)],
    on: Annotated[str | None, typer.Option("--on", metavar="YYYY-MM-DD", help=w.ON)] = None,
    reading: Annotated[list[str] | None, typer.Option("--reading", metavar="ID=OPTION", help=w.READING)] = None,
    param: Annotated[list[str] | None, typer.Option("--param", metavar="NAME=VALUE", help=w.PARAM)] = None,
    format_: Annotated[Format, typer.Option("--format", help=w.FORMAT)] = Format.TABLE,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help=w.OUTPUT)] = None,
    lang: LangOption = Language.ZH,
) -> None:
    from subsidy.operations import determine, load_ruleset, read_profile

    with complaints(lang):
        loaded = load_ruleset(ruleset)
        result = determine(
            loaded,
            read_profile(profile, loaded),
            year=year,
            on=_day(on, lang),
            readings=_pairs(reading, "--reading"),
            parameters=_pairs(param, "--param"),
        ).result
        _write(result, format_, output, profile, lang.value)


@app.command("template", help=w.TEMPLATE_HELP, epilog=w.TEMPLATE_EXAMPLE)
def template_command(
    ruleset: RulesetArgument,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help=w.TEMPLATE_OUTPUT)],
    lang: LangOption = Language.ZH,
) -> None:
    from subsidy.operations import load_ruleset, write_template

    with complaints(lang):
        write_template(load_ruleset(ruleset), fresh(output))
        typer.echo(w.WRITTEN[lang.value].format(path=output), err=True)


@app.command("show", help=w.SHOW_HELP, epilog=w.SHOW_EXAMPLE)
def show_command(
    ruleset: RulesetArgument, award: Annotated[str | None, typer.Argument(metavar="[AWARD]", help=w.AWARD)] = None, lang: LangOption = Language.ZH
) -> None:
    from subsidy.operations import describe, load_ruleset

    with complaints(lang):
        for line in describe(load_ruleset(ruleset), award):
            typer.echo(line)


@app.command("lint", help=w.LINT_HELP, epilog=w.LINT_EXAMPLE)
def lint_command(
    path: RulesetPath,
    text: Annotated[Path | None, typer.Option("--text", metavar="FILE", help=w.LINT_TEXT)] = None,
    lang: LangOption = Language.ZH,
) -> None:
    from subsidy.operations import lint, lint_against

    with complaints(lang):
        conclude(lint(path) if text is None else lint_against(path, text), lang)


@app.command("lock", help=w.LOCK_HELP, epilog=w.LOCK_EXAMPLE)
def lock_command(
    path: RulesetPath,
    text: Annotated[Path, typer.Option("--text", metavar="FILE", help=w.LINT_TEXT)],
    lang: LangOption = Language.ZH,
) -> None:
    from subsidy.operations import lock

    with complaints(lang):
        made = lock(path, text)
        typer.echo(w.LOCKED[lang.value].format(count=len(made.quotes), digest=made.text_digest[:12]))


@app.command("schema", help=w.SCHEMA_HELP, epilog=w.SCHEMA_EXAMPLE)
def schema_command(what: Annotated[Schema, typer.Argument(help=w.SCHEMA_WHAT)] = Schema.RESULT) -> None:
    import json

    from subsidy.operations import schema

    typer.echo(json.dumps(schema(what.value), ensure_ascii=False, indent=2))


def main() -> None:
    """The entry point of the command."""
    app()


def _write(result: Result, format_: Format, output: Path | None, profile: Path, lang: Literal["zh", "en"]) -> None:
    if format_ is Format.TABLE and output is None:
        from subsidy.report.terminal import print_report

        print_report(result, lang)
        return
    if format_ is Format.XLSX and output is None:
        raise typer.BadParameter(w.XLSX_NEEDS_FILE, param_hint="--output")
    content = _rendered(result, format_, lang)
    if output is None:
        sys.stdout.write(content.decode())
    else:
        save(output, content, profile)


def _rendered(result: Result, format_: Format, lang: Literal["zh", "en"]) -> bytes:
    match format_:
        case Format.TABLE:
            from subsidy.report.terminal import render_terminal

            return render_terminal(result, lang).encode()
        case Format.JSON:
            from subsidy.report.json_text import to_json

            return to_json(result).encode()
        case Format.HTML:
            from subsidy.report.html import to_html

            return to_html(result, lang).encode()
        case Format.XLSX:
            from subsidy.report.workbook import to_workbook

            return to_workbook(result, lang)


def _pairs(texts: list[str] | None, option: str) -> dict[str, str]:
    """``NAME=VALUE`` options; the same name twice is an error, not a silent last-one-wins."""
    pairs: dict[str, str] = {}
    for text in texts or ():
        name, sign, value = text.partition("=")
        if not sign or not name.strip() or not value.strip() or name.strip() in pairs:
            raise typer.BadParameter(w.PAIR.format(text=text), param_hint=option)
        pairs[name.strip()] = value.strip()
    return pairs


def _day(text: str | None, lang: Language) -> date | None:
    from subsidy.quantity.calendar import read_date
    from subsidy.quantity.units import QuantityError
    from subsidy.source.diagnostic import Diagnostic, DiagnosticsError
    from subsidy.source.place import ProfilePlace

    if text is None:
        return None
    try:
        return read_date(text)
    except QuantityError as error:
        raise DiagnosticsError([Diagnostic(error.code, ProfilePlace("--on", ""), error.args_)]) from None
