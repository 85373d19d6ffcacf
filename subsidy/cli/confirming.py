"""``--confirm``: the second engine asked before anything is written or recorded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from subsidy.cli import confirm_words as w
from subsidy.cli.options import Language

if TYPE_CHECKING:
    from subsidy import Determined, EnterpriseProfile

DISAGREES, UNCONFIRMED = 6, 7


def confirm_all(decided: list[tuple[Determined, EnterpriseProfile]], lang: Language) -> None:
    """Says on the error output that both engines agree; where they do not, or cannot, exits with a code of its own."""
    from subsidy.confirming import EngineFailed, EngineMissing, confirm, write_evidence

    differ = False
    for determined, profile in decided:
        try:
            found = confirm(determined)
        except (EngineMissing, EngineFailed) as problem:
            words = w.MISSING if isinstance(problem, EngineMissing) else w.FAILED
            typer.echo(words[lang.value].format(problem=problem), err=True)
            raise typer.Exit(UNCONFIRMED) from None
        for award in found.unsaid:
            typer.echo(w.UNSAID[lang.value].format(award=award), err=True)
        if found.agreed:
            typer.echo(w.AGREED[lang.value].format(count=found.compared), err=True)
            continue
        differ = True
        path = write_evidence(found, profile, Path())
        typer.echo(w.DISAGREED[lang.value].format(count=len(found.disagreements), path=path), err=True)
        for one in found.disagreements:
            subject = "" if one.subject is None else f" [{one.subject}]"
            said = w.MET[lang.value]
            first, second = said[one.first.value], said[one.second.value if one.second else "none"]
            typer.echo(w.DISAGREEMENT[lang.value].format(award=one.award, subject=subject, first=first, second=second), err=True)
    if differ:
        raise typer.Exit(DISAGREES)


def print_engines(lang: Language) -> None:
    """What the second engine is asked of each ruleset, and what it cannot be asked."""
    from subsidy.confirming import GAPS, coverage, missing
    from subsidy.operations import ruleset_names, shipped_ruleset

    for name in ruleset_names():
        found = coverage(shipped_ruleset(name))
        typer.echo(w.COVERAGE[lang.value].format(ruleset=name, awards=found.awards, conditions=found.conditions, rules=found.rules))
        for award, gaps in found.gaps.items():
            for gap, what in gaps:
                typer.echo(f"\t\t{award}: {gap} ({what})")
        if not found.gaps:
            typer.echo(w.NO_GAPS[lang.value])
    typer.echo(w.GAPS[lang.value])
    for known in GAPS.values():
        typer.echo(f"\t{known.name}\t{known.zh if lang is Language.ZH else known.en}")
    reason = missing()
    typer.echo(w.USABLE[lang.value] if reason is None else w.MISSING[lang.value].format(problem=reason))
