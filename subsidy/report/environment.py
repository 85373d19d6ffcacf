"""How HTML is made: everything escaped, nothing undefined, what cannot be seen written out."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from subsidy.report.text import visible


@cache
def environment() -> Environment:
    """The templates of this folder."""
    return Environment(
        loader=PackageLoader("subsidy.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )


def _shown(value: object) -> object:
    """Invisible characters of a text written out; text already escaped (of class Markup) stays what it is."""
    return visible(value) if type(value) is str else value
