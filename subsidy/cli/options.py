"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from subsidy.cli import words as w


class Language(StrEnum):
    ZH = "zh"
    EN = "en"


LangOption = Annotated[Language, typer.Option("--lang", help=w.LANG)]
RulesetArgument = Annotated[str, typer.Argument(metavar="RULESET", help=w.RULESET)]
RulesetPath = Annotated[str, typer.Argument(metavar="PATH", help=w.LINT_PATH)]
