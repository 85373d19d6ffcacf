"""Mistakes of the input, printed: every one, on the error output, with an exit code of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING

import typer

from subsidy.cli import words as w
from subsidy.cli.options import Language

if TYPE_CHECKING:
    from subsidy.source.diagnostic import Diagnostic

BEFORE_PROOF = ("E1", "E2", "E3", "E4", "E5")
"""With mistakes of form or meaning the figures of the rules cannot yet be held against the text."""

FOUND, UNUSABLE, DIFFERS, BROKEN = 1, 3, 4, 5

DAMAGED = {"R705": BROKEN, "R707": BROKEN}
"""Complaints about a store that say more than that it cannot be used."""


@contextmanager
def complaints(lang: Language, codes: Mapping[str, int] = MappingProxyType({})) -> Iterator[None]:
    """Prints every mistake of unusable input and exits with its own code, or with that in ``codes``."""
    from subsidy.source.diagnostic import DiagnosticsError

    try:
        yield
    except DiagnosticsError as error:
        tell(error.diagnostics, lang)
        typer.echo(w.UNUSABLE[lang.value].format(count=len(error.diagnostics)), err=True)
        raise typer.Exit(next((codes[d.code] for d in error.diagnostics if d.code in codes), UNUSABLE)) from None
    except BrokenPipeError:
        raise
    except OSError as error:
        typer.echo(w.NOT_WRITTEN[lang.value].format(path=error.filename or "-", problem=error.strerror), err=True)
        raise typer.Exit(UNUSABLE) from None


def tell(diagnostics: Iterable[Diagnostic], lang: Language) -> None:
    """Prints mistakes, a few lines each."""
    for diagnostic in diagnostics:
        typer.echo(diagnostic.render(lang.value), err=True)


def conclude(found: tuple[Diagnostic, ...], lang: Language) -> None:
    """The end of a command that looks for mistakes: how many, and the exit code."""
    from subsidy.source.codes import LEFT_OPEN

    tell(found, lang)
    if found:
        typer.echo(w.MISTAKES[lang.value].format(count=len(found)), err=True)
        if any(d.code.startswith(BEFORE_PROOF) and d.code not in LEFT_OPEN for d in found):
            typer.echo(w.NOT_PROVED[lang.value], err=True)
        raise typer.Exit(FOUND)
    typer.echo(w.CLEAN[lang.value])
