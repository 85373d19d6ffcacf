"""What a rule author does: start a ruleset from the official text, run its cases."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from subsidy.compile.ruleset import compile_draft
from subsidy.deciding import determine, ruleset_folder, ruleset_names
from subsidy.interpret.exact.engine import Determined
from subsidy.ir.ruleset import Ruleset
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError, nearest
from subsidy.source.place import Place

if TYPE_CHECKING:
    from subsidy.cases.suite import Case
    from subsidy.results.testing import RulesetTest


def new_ruleset(name: str, text: Path, into: Path) -> tuple[Path, ...]:
    """Writes a new ruleset folder ``into/name`` from the official text, for its author to fill in; the files written.

    Nothing that exists is touched. Raises :class:`DiagnosticsError` (``E206`` a name that cannot be, ``E214`` one that is taken, ``E629`` a
    text that has lost its lines, ``E105`` to ``E112`` one that cannot be read).
    """
    from subsidy.scaffold.files import new_files
    from subsidy.syntax.shape import is_identifier
    from subsidy.textproof.official import read_text
    from subsidy.textproof.plain import plain_text
    from subsidy.textproof.structure import lost_lines

    folder, place = into / name, Place(name, 1, 1)
    if not is_identifier(name):
        raise DiagnosticsError([Diagnostic("E206", place, {"value": name})])
    if name in ruleset_names() or folder.exists():
        raise DiagnosticsError([Diagnostic("E214", place, {"name": name})])
    official = plain_text(read_text(text))
    if lost := lost_lines(official, text.name):
        raise DiagnosticsError([lost])
    files = new_files(name, official, text.name)
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        with (folder / path).open("x", encoding="utf-8", newline="\n") as file:
            file.write(content)
    return tuple(folder / path for path in files)


def run_cases(path: str | Path, only: str | None = None, through: Callable[[tuple[Case, ...]], Iterable[Case]] = iter) -> RulesetTest:
    """A ruleset's cases (or ``only`` one) against its rules: what differs, and which parts of the rules they exercised.

    The ruleset may still have places left open. ``through`` passes the cases on one by one, to show progress. Raises
    :class:`DiagnosticsError` with every mistake in rules or cases.
    """
    from subsidy.cases import run
    from subsidy.cases.suite import read_suite
    from subsidy.interpret.prose.phrase import Phrases

    folder = ruleset_folder(path)
    draft = compile_draft(folder)
    ruleset = draft.without_mistakes()
    cases = read_suite(folder, ruleset)
    names = [case.name for case in cases]
    if only is not None and only not in names:
        raise DiagnosticsError([Diagnostic("E422", Place(f"{folder.name}/cases", 1, 1), {"name": only}, accepted=nearest(only, names))])
    taken = tuple(case for case in cases if only in (None, case.name))
    return run.run_cases(ruleset, len(draft.left_open), through(taken), lambda case: decide_case(ruleset, case), Phrases(ruleset))


def decide_case(ruleset: Ruleset, case: Case) -> Determined:
    """What the rules answer to a case."""
    return determine(ruleset, case.profile, year=case.year, on=case.on, readings=case.readings, parameters=case.parameters)
