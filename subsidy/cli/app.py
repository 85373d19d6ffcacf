"""The command ``subsidy``. Exit codes: 0 done; 1 ``lint`` found mistakes; 2 wrong usage; 3 input that cannot be used."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from subsidy.cli import words as w
from subsidy.cli.files import fresh, save
from subsidy.version import __version__

if TYPE_CHECKING:
    from subsidy.results.determination import Result
    from subsidy.results.rule_page import DocumentPage, RulePage
    from subsidy.source.diagnostic import Diagnostic

FOUND, UNUSABLE = 1, 3


class Format(StrEnum):
    TABLE = "table"
    JSON = "json"
    HTML = "html"
    XLSX = "xlsx"


class ShowFormat(StrEnum):
    TEXT = "text"
    HTML = "html"
    JSON = "json"


class Language(StrEnum):
    ZH = "zh"
    EN = "en"


app = typer.Typer(
    help=w.APP, no_args_is_help=True, add_completion=False, rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]}
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"subsidy {__version__}")
        raise typer.Exit


@app.callback()
def _root(version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help=w.VERSION)] = False) -> None:
    pass


LangOption = Annotated[Language, typer.Option("--lang", help=w.LANG)]
RulesetArgument = Annotated[str, typer.Argument(metavar="RULESET", help=w.RULESET)]


@app.command("rulesets", help=w.RULESETS_HELP, epilog=w.RULESETS_EXAMPLE)
def rulesets_command(lang: LangOption = Language.ZH) -> None:
    from subsidy.operations import rulesets

    with _complaints(lang):
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

    with _complaints(lang):
        loaded = load_ruleset(ruleset)
        result = determine(
            loaded,
            read_profile(profile, loaded),
            year=year,
            on=_day(on, lang),
            readings=_pairs(reading, "--reading"),
            parameters=_pairs(param, "--param"),
        ).in_language(lang.value)
        _write(result, format_, output, profile, lang.value)


@app.command("template", help=w.TEMPLATE_HELP, epilog=w.TEMPLATE_EXAMPLE)
def template_command(
    ruleset: RulesetArgument,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help=w.TEMPLATE_OUTPUT)],
    lang: LangOption = Language.ZH,
) -> None:
    from subsidy.operations import load_ruleset, write_template

    with _complaints(lang):
        write_template(load_ruleset(ruleset), fresh(output))
        typer.echo(w.WRITTEN[lang.value].format(path=output), err=True)


@app.command("show", help=w.SHOW_HELP, epilog=w.SHOW_EXAMPLE)
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
    with _complaints(lang):
        loaded = load_ruleset(ruleset)
        page = document_page(loaded, lang.value) if award is None else rule_page_with_examples(loaded, award, ruleset_folder(ruleset), lang.value)
        if format_ is ShowFormat.TEXT and output is None:
            from subsidy.report.rule_text import composed
            from subsidy.report.terminal import print_page

            print_page(lambda width: composed(page, width))
            return
        content = _shown(page, format_)
        if output is None:
            sys.stdout.write(content)
        else:
            save(output, content.encode())


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


@app.command("lint", help=w.LINT_HELP, epilog=w.LINT_EXAMPLE)
def lint_command(
    path: Annotated[str, typer.Argument(metavar="PATH", help=w.LINT_PATH)],
    text: Annotated[Path | None, typer.Option("--text", metavar="FILE", help=w.LINT_TEXT)] = None,
    lang: LangOption = Language.ZH,
) -> None:
    from subsidy.operations import lint, lint_against

    with _complaints(lang):
        found = lint(path) if text is None else lint_against(path, text)
        if found:
            _print(found, lang)
            typer.echo(w.MISTAKES[lang.value].format(count=len(found)), err=True)
            raise typer.Exit(FOUND)
        typer.echo(w.CLEAN[lang.value])


@app.command("lock", help=w.LOCK_HELP, epilog=w.LOCK_EXAMPLE)
def lock_command(
    path: Annotated[str, typer.Argument(metavar="PATH", help=w.LINT_PATH)],
    text: Annotated[Path, typer.Option("--text", metavar="FILE", help=w.LINT_TEXT)],
    lang: LangOption = Language.ZH,
) -> None:
    from subsidy.operations import lock

    with _complaints(lang):
        made = lock(path, text)
        typer.echo(w.LOCKED[lang.value].format(count=len(made.quotes), digest=made.text_digest[:12]))


@app.command("schema", help=w.SCHEMA_HELP, epilog=w.SCHEMA_EXAMPLE)
def schema_command(what: Annotated[Literal["result", "profile"], typer.Argument(help=w.SCHEMA_WHAT)] = "result") -> None:
    import json

    from subsidy.operations import schema

    typer.echo(json.dumps(schema(what), ensure_ascii=False, indent=2))


def main() -> None:
    """The entry point of the command."""
    app()


@contextmanager
def _complaints(lang: Language) -> Iterator[None]:
    """Prints every mistake of unusable input and exits with its own code."""
    from subsidy.source.diagnostic import DiagnosticsError

    try:
        yield
    except DiagnosticsError as error:
        _print(error.diagnostics, lang)
        typer.echo(w.UNUSABLE[lang.value].format(count=len(error.diagnostics)), err=True)
        raise typer.Exit(UNUSABLE) from None
    except BrokenPipeError:
        raise
    except OSError as error:
        typer.echo(w.NOT_WRITTEN[lang.value].format(path=error.filename or "-", problem=error.strerror), err=True)
        raise typer.Exit(UNUSABLE) from None


def _print(diagnostics: Iterable[Diagnostic], lang: Language) -> None:
    for diagnostic in diagnostics:
        typer.echo(diagnostic.render(lang.value), err=True)


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
