"""The files of a new ruleset, with comments that explain each. What has to be decided is written as 待填."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined

from subsidy.scaffold.guesses import guess
from subsidy.scaffold.outline import Row, outline
from subsidy.textproof.plain import PlainText

NAMES = (
    *("document.yaml", "register.yaml", "vocabulary.yaml", "readings.yaml", "parameters.yaml", "definitions.yaml", "limits.yaml"),
    *("awards/awards.yaml", "cases/bases.yaml", "cases/first.yaml"),
)
MOST_DUE = 12


def new_files(name: str, text: PlainText, text_name: str) -> Mapping[str, str]:
    """The content of each file of a new ruleset, by its path in the folder. ``text_name`` is the file of the official text."""
    rows, guesses = outline(text), guess(text)
    return {path: _environment().get_template(f"{path}.j2").render(name=name, text_name=text_name, rows=rows, guesses=guesses) for path in NAMES}


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("subsidy.scaffold"),
        autoescape=False,  # YAML, not HTML: what comes from the text goes through scalar or comment
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"scalar": _scalar, "comment": _comment, "due": _due}
    made.globals["seen"] = _seen
    return made


def _scalar(text: str) -> str:
    """A text as a YAML scalar on one line, whatever it holds."""
    return yaml.safe_dump(text, allow_unicode=True, width=float("inf")).removesuffix("\n").removesuffix("\n...")


def _comment(text: str) -> str:
    return "".join(char if char.isprintable() else "□" for char in text)


def _seen(found: Iterable[str]) -> str:
    return "".join(f"# 文中见到:{_comment(text)}\n" for text in found)


def _due(row: Row) -> str:
    """What is to be accounted for in a clause, the first few."""
    found = [_comment(token.text) for token in (*row.figures, *row.incentives)]
    return "、".join(found[:MOST_DUE]) + (f" 等{len(found)}处" if len(found) > MOST_DUE else "")
