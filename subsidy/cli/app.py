"""The command ``subsidy``.

Exit codes: 0 done; 1 ``lint`` or ``test`` found mistakes; 2 wrong usage; 3 input that cannot be used; 4 ``replay`` came out
otherwise; 5 a store is damaged or altered; 6 the two engines disagree; 7 the second engine could not confirm.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from subsidy.cli import authoring, source
from subsidy.cli import confirm_words as cw
from subsidy.cli import store_words as sw
from subsidy.cli import words as w
from subsidy.cli.complaints import complaints, conclude, tell
from subsidy.cli.confirming import confirm_all, print_engines
from subsidy.cli.files import fresh, save
from subsidy.cli.options import LangOption, Language, OnOption, ParamOption, ReadingOption, RulesetArgument, RulesetPath, day, pairs
from subsidy.cli.replaying import replay_command
from subsidy.cli.showing import show_command
from subsidy.cli.storing import app as store_app
from subsidy.cli.storing import record_all
from subsidy.cli.watching import watch_command
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
    SIZE = "size"
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


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"subsidy {__version__}")
        raise typer.Exit


@app.callback()
def _root(version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help=w.VERSION)] = False) -> None:
    pass


@app.command("rulesets", help=w.RULESETS_HELP, epilog=w.RULESETS_EXAMPLE)
def rulesets_command(engines: Annotated[bool, typer.Option("--engines", help=cw.ENGINES)] = False, lang: LangOption = Language.ZH) -> None:
    from subsidy.operations import rulesets

    with complaints(lang):
        if engines:
            print_engines(lang)
            return
        for row in rulesets():
            draft = w.DRAFT[lang.value] if row.draft else ""
            typer.echo(f"{row.id}\t{row.title}〔{row.status}〕{draft}")
            typer.echo(
                w.COUNTS[lang.value].format(period=row.period, region=row.region, clauses=row.clauses, awards=row.awards, digest=row.digest[:12])
            )


@app.command("check", help=w.CHECK_HELP, epilog=w.CHECK_EXAMPLE)
def check_command(
    ruleset: RulesetArgument,
    profiles: Annotated[list[Path], typer.Argument(metavar="ENTERPRISE…", help=w.PROFILE)],
    year: Annotated[int, typer.Option("--year", min=1949, max=2100, help=w.YEAR)],
    on: OnOption = None,
    reading: ReadingOption = None,
    param: ParamOption = None,
    format_: Annotated[Format | None, typer.Option("--format", help=w.CHECK_FORMAT)] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help=w.OUTPUT)] = None,
    confirmed: Annotated[bool, typer.Option("--confirm", help=cw.CONFIRM)] = False,
    record: Annotated[Path | None, typer.Option("--record", metavar="STORE", help=sw.RECORD)] = None,
    lang: LangOption = Language.ZH,
) -> None:
    from subsidy.operations import determine, load_ruleset, notices, read_profiles

    chosen = _chosen(format_, output)
    if len(profiles) > 1 and (output is not None or chosen in (Format.HTML, Format.XLSX)):
        raise typer.BadParameter(sw.SEVERAL)
    if chosen is Format.XLSX and output is None:
        raise typer.BadParameter(w.XLSX_NEEDS_FILE, param_hint="--output")
    with complaints(lang):
        loaded, day_, readings, parameters = load_ruleset(ruleset), day(on), pairs(reading, "--reading"), pairs(param, "--param")
        given = read_profiles(profiles, loaded)
        decided = [(determine(loaded, p, year=year, on=day_, readings=readings, parameters=parameters), p) for p in given]
        for enterprise in given:
            tell(notices(enterprise, year), lang)
        if confirmed:
            confirm_all(decided, lang)
        if record is not None:
            record_all(record, decided, lang)
        if len(decided) > 1 and chosen is Format.JSON:
            sys.stdout.write(_array([determined.in_language(lang.value) for determined, _ in decided]))
            return
        for (determined, _), path in zip(decided, profiles, strict=True):
            _write(determined.in_language(lang.value), chosen, output, path, lang.value)


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


@app.command("size", help=w.SIZE_HELP, epilog=w.SIZE_EXAMPLE)
def size_command(
    profile: Annotated[Path, typer.Argument(metavar="ENTERPRISE", help=w.PROFILE)],
    year: Annotated[int, typer.Option("--year", min=1949, max=2100, help=w.SIZE_YEAR)],
    ruleset: Annotated[str | None, typer.Option("--ruleset", metavar="RULESET", help=w.SIZE_RULESET)] = None,
    format_: Annotated[Literal["table", "json"], typer.Option("--format", help=w.FORMAT)] = "table",
    lang: LangOption = Language.ZH,
) -> None:
    from subsidy.operations import load_ruleset, notices, read_profile, size_class

    with complaints(lang):
        enterprise = read_profile(profile, load_ruleset(ruleset) if ruleset else None)
        found = size_class(enterprise, year)
        tell(notices(enterprise, year), lang)
        if format_ == "json":
            sys.stdout.write(found.model_dump_json(indent=2) + "\n")
        else:
            from subsidy.report.size_class import print_size

            print_size(found, lang.value)


@app.command("lint", help=w.LINT_HELP, epilog=w.LINT_EXAMPLE)
def lint_command(
    path: RulesetPath,
    text: Annotated[Path | None, typer.Option("--text", metavar="FILE", help=w.LINT_TEXT)] = None,
    lang: LangOption = Language.ZH,
) -> None:
    from subsidy.operations import lint, proofread

    with complaints(lang):
        conclude(lint(path) if text is None else proofread(path, text).diagnostics, lang)


@app.command("lock", help=w.LOCK_HELP, epilog=w.LOCK_EXAMPLE)
def lock_command(
    path: RulesetPath,
    text: Annotated[Path, typer.Option("--text", metavar="FILE", help=w.LINT_TEXT)],
    lang: LangOption = Language.ZH,
) -> None:
    from subsidy.operations import lock

    with complaints(lang):
        made = lock(path, text)
        if made.changes:
            tell(made.changes, lang)
            typer.echo(w.RELOCKED[lang.value].format(count=len(made.changes)), err=True)
        typer.echo(w.LOCKED[lang.value].format(count=len(made.lock.quotes), digest=made.lock.text_digest[:12]))


@app.command("schema", help=w.SCHEMA_HELP, epilog=w.SCHEMA_EXAMPLE)
def schema_command(what: Annotated[Schema, typer.Argument(help=w.SCHEMA_WHAT)] = Schema.RESULT) -> None:
    import json

    from subsidy.operations import schema

    typer.echo(json.dumps(schema(what.value), ensure_ascii=False, indent=2))


app.command("replay", help=sw.REPLAY_HELP, epilog=sw.REPLAY_EXAMPLE)(replay_command)
app.command("show", help=w.SHOW_HELP, epilog=w.SHOW_EXAMPLE)(show_command)
app.add_typer(source.app, name="source")
app.add_typer(authoring.app)
app.add_typer(store_app, name="store")
app.command("watch", help=w.WATCH_HELP, epilog=w.WATCH_EXAMPLE)(watch_command)


def main() -> None:
    """The entry point of the command."""
    app()


def _chosen(format_: Format | None, output: Path | None) -> Format:
    """The format that was asked for, or the one that the name of the file stands for; the two must not disagree."""
    named = {f".{f.value}": f for f in Format}.get(output.suffix.lower() if output else "")
    if format_ is not None and named not in (None, format_):
        raise typer.BadParameter(w.FORMAT_DIFFERS.format(path=output, format=format_.value), param_hint="--format")
    return format_ or named or Format.TABLE


def _write(result: Result, format_: Format, output: Path | None, profile: Path, lang: Literal["zh", "en"]) -> None:
    if format_ is Format.TABLE and output is None:
        from subsidy.report.terminal import print_report

        print_report(result, lang)
        return
    content = _rendered(result, format_, lang)
    if output is None:
        sys.stdout.write(content.decode())
    else:
        save(output, content, profile)
        typer.echo(w.WRITTEN[lang].format(path=output), err=True)


def _array(results: list[Result]) -> str:
    from subsidy.report.json_text import to_json

    return f"[{','.join(to_json(result).rstrip() for result in results)}]\n"


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
