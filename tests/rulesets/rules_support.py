"""What the tests of the rule compiler share: a small good ruleset, and overlays of it that are wrong."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from subsidy.compile.ruleset import compile_draft
from subsidy.ir.lock import Lock, LockedClause, citations, digest, quote_digest, row_digest, write_lock
from subsidy.source.diagnostic import Diagnostic
from subsidy.textproof.plain import plain

HERE = Path(__file__).parent
GOOD, BAD = HERE / "good", HERE / "bad"
EXPECTED, DELETE = "expected.txt", "delete.txt"
BESIDE = ("common", "minimal.txt")  # what stands beside the ruleset, not in it


def laid_over(overlay: Path | None, where: Path) -> Path:
    """A copy of the minimal ruleset with the files of ``overlay`` over it; ``delete.txt`` lists what goes."""
    shutil.copytree(GOOD, where, dirs_exist_ok=True)
    ruleset = where / "minimal"
    if overlay is None:
        return ruleset
    for name in (overlay / DELETE).read_text(encoding="utf-8").split() if (overlay / DELETE).exists() else ():
        (ruleset / name).unlink()
    for file in sorted(p for p in overlay.rglob("*") if p.is_file() and p.name not in (EXPECTED, DELETE)):
        inside = file.relative_to(overlay)
        target = (where if inside.parts[0] in BESIDE else ruleset) / inside
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    return ruleset


def pinned(ruleset: Path) -> None:
    """Pins the register and the quotes of a ruleset as if they had been checked, so that only the text can object to them."""
    text, compiled = (ruleset.parent / "minimal.txt").read_text(encoding="utf-8"), compile_draft(ruleset).ruleset
    clauses = tuple(LockedClause(row.clause, row_digest(row), 0, "") for row in compiled.register)
    write_lock(ruleset, Lock(digest(plain(text)), clauses, {(c.clause, quote_digest(c)): 0 for c in citations(compiled)}))


def rendered(found: Iterable[Diagnostic]) -> str:
    """As the command prints it: one complaint after the other, with excerpt and hint."""
    return "".join(f"{d.render()}\n" for d in found)
