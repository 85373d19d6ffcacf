"""The options that several commands share, and what their texts mean."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from subsidy.cli import words as w


class Language(StrEnum):
    ZH = "zh"
    EN = "en"


class Format(StrEnum):
    """What commands print that write for people or for programs."""

    TABLE = "table"
    JSON = "json"


LAST = 2**60
"""No entry of a store has a greater number."""

LangOption = Annotated[Language, typer.Option("--lang", help=w.LANG)]
RulesetArgument = Annotated[str, typer.Argument(metavar="RULESET", help=w.RULESET)]
RulesetPath = Annotated[str, typer.Argument(metavar="PATH", help=w.LINT_PATH)]
FormatOption = Annotated[Format, typer.Option("--format", help=w.FORMAT)]
LinesOption = Annotated[Format, typer.Option("--format", help=w.FORMAT_OF_LINES)]
OnOption = Annotated[str | None, typer.Option("--on", metavar="YYYY-MM-DD", help=w.ON)]
ReadingOption = Annotated[list[str] | None, typer.Option("--reading", metavar="ID=OPTION", help=w.READING)]
ParamOption = Annotated[list[str] | None, typer.Option("--param", metavar="NAME=VALUE", help=w.PARAM)]


def pairs(texts: list[str] | None, option: str) -> dict[str, str]:
    """``NAME=VALUE`` options; the same name twice is an error, not a silent last-one-wins."""
    found: dict[str, str] = {}
    for text in texts or ():
        name, sign, value = text.partition("=")
        if not sign or not name.strip() or not value.strip() or name.strip() in found:
            raise typer.BadParameter(w.PAIR.format(text=text), param_hint=option)
        found[name.strip()] = value.strip()
    return found


def day(text: str | None) -> date | None:
    """The date in an option. Raises :class:`DiagnosticsError`."""
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
