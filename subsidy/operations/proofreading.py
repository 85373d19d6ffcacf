"""Rulesets checked: by themselves, and against the official text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from subsidy.compile.ruleset import compile_draft
from subsidy.deciding import load_ruleset, ruleset_folder, shipped_rulesets
from subsidy.ir.ruleset import Ruleset
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError, by_place
from subsidy.syntax.complaints import MAX_COMPLAINTS

if TYPE_CHECKING:
    from subsidy.ir.lock import Lock
    from subsidy.results.coverage import Coverage
    from subsidy.textproof.pinned import Drift
    from subsidy.textproof.spans import Layout


@dataclass(frozen=True, slots=True)
class Proof:
    """A ruleset held against a text: every mistake, and how its pinned quotes stand there (none of what cannot be told)."""

    diagnostics: tuple[Diagnostic, ...]
    drift: Drift | None = None


@dataclass(frozen=True, slots=True)
class Locked:
    """The lock that was written, and how it differs from the one before."""

    lock: Lock
    changes: tuple[Diagnostic, ...]


def lint(path: str | Path) -> tuple[Diagnostic, ...]:
    """Every mistake of a ruleset or of the folder of shared tables (``common``); none if it may be used.

    The lock of a ruleset is checked too, and that every figure stands in its quotes.
    """
    if (shared := _shared_folder(path)) is not None:
        return _mistakes_of_tables(shared)
    try:
        folder = ruleset_folder(path) if not Path(path).is_dir() else Path(path)
        draft = compile_draft(folder)
    except DiagnosticsError as error:
        return error.diagnostics
    if draft.mistakes:
        return tuple(sorted((*draft.left_open, *draft.mistakes), key=by_place))
    return (*draft.left_open, *_by_itself(draft.ruleset, folder))


def proofread(path: str | Path, text: Path) -> Proof:
    """Like :func:`lint`, and the rules held against the official text.

    Every numbered clause has its row, every quote stands in its clause, every figure and incentive word of the text is
    accounted for, and the text is the one that was pinned. While the author is still writing, this is the list of what is left to do.
    Raises :class:`DiagnosticsError` for a text that cannot be read.
    """
    from subsidy.ir.lock import read_lock
    from subsidy.textproof.account import check_accounts
    from subsidy.textproof.echoes import told_once
    from subsidy.textproof.pinned import check_text, drift

    try:
        folder = ruleset_folder(path)
        draft = compile_draft(folder)
    except DiagnosticsError as error:
        return Proof(error.diagnostics)
    layout, locked = _over(draft.ruleset, text), read_lock(folder)
    whole = (*_by_itself(draft.ruleset, folder), *check_accounts(draft.ruleset, layout)) if not draft.mistakes else ()
    found = told_once((*draft.left_open, *draft.mistakes, *whole, *_quoted(draft.ruleset, layout), *check_text(folder, layout)))
    return Proof(_bounded(found), drift(draft.ruleset, layout, locked) if locked.text_digest else None)


def text_coverage(path: str | Path, text: Path) -> Coverage:
    """The text of every clause with what accounts for each of its figures and incentive words. Raises :class:`DiagnosticsError`."""
    from subsidy.textproof.coverage import cover

    return cover(*_laid_out(path, text))


def lock(path: str | Path, text: Path) -> Locked:
    """Pins the digests of text, clauses and quotes, once everything holds against the text. Raises DiagnosticsError."""
    from subsidy.ir.lock import read_lock, write_lock
    from subsidy.textproof.account import check_accounts
    from subsidy.textproof.grounding import check_figures
    from subsidy.textproof.labels import check_labels
    from subsidy.textproof.pinned import check_lock, check_text, pin

    folder = ruleset_folder(path)
    ruleset, layout = _laid_out(path, text)
    if found := [*check_figures(ruleset), *check_labels(ruleset), *_quoted(ruleset, layout), *check_accounts(ruleset, layout)]:
        raise DiagnosticsError(found)
    changes = _bounded((*check_lock(ruleset, folder), *check_text(folder, layout))) if read_lock(folder).text_digest else ()
    made = pin(ruleset, layout)
    write_lock(folder, made)
    return Locked(made, changes)


def _by_itself(ruleset: Ruleset, folder: Path) -> Iterator[Diagnostic]:
    """What can be told without the text, once all expressions mean something."""
    from subsidy.textproof.grounding import check_figures
    from subsidy.textproof.labels import check_labels
    from subsidy.textproof.pinned import check_lock

    yield from check_figures(ruleset)
    yield from check_labels(ruleset)
    yield from check_lock(ruleset, folder)


def _bounded(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """In the order of the files, and no more complaints than anybody reads: the text may be another altogether."""
    found = tuple(sorted(found, key=by_place))
    if len(found) <= MAX_COMPLAINTS:
        return found
    return (*found[:MAX_COMPLAINTS], Diagnostic("E114", found[MAX_COMPLAINTS].place, {"limit": MAX_COMPLAINTS}))


def _laid_out(path: str | Path, text: Path) -> tuple[Ruleset, Layout]:
    ruleset = load_ruleset(path)
    return ruleset, _over(ruleset, text)


def _over(ruleset: Ruleset, text: Path) -> Layout:
    from subsidy.textproof.official import read_text
    from subsidy.textproof.plain import plain_text
    from subsidy.textproof.spans import lay_out

    return lay_out(ruleset, plain_text(read_text(text)))


def _quoted(ruleset: Ruleset, layout: Layout) -> Iterator[Diagnostic]:
    """The clauses and the quotes against the text."""
    from subsidy.textproof.quotes import check_quotes
    from subsidy.textproof.structure import check_structure

    yield from check_structure(ruleset, layout)
    yield from check_quotes(ruleset, layout)


def _mistakes_of_tables(folder: Path) -> tuple[Diagnostic, ...]:
    from subsidy.common.folder import read_common

    try:
        read_common(folder)
    except DiagnosticsError as error:
        return error.diagnostics
    return ()


def _shared_folder(path: str | Path) -> Path | None:
    """The folder of shared tables that ``path`` names: ``common``, or a folder called so that is no ruleset."""
    from subsidy.common.folder import FOLDER

    folder = shipped_rulesets() / FOLDER if str(path) == FOLDER else Path(path)
    return folder if folder.name == FOLDER and folder.is_dir() and not (folder / "document.yaml").exists() else None
