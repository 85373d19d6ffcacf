"""``subsidy replay``: records decided again."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from subsidy.cli import store_words as w
from subsidy.cli import words
from subsidy.cli.complaints import DIFFERS, complaints
from subsidy.cli.files import save
from subsidy.cli.options import LAST, LangOption, Language
from subsidy.cli.progress import progress

if TYPE_CHECKING:
    from subsidy.records.record import Record
    from subsidy.records.verify import Progress
    from subsidy.results.replaying import Comparison, Replay

MANY = 2000
"""With more entries than this, starting further processes pays."""


class ReplayFormat(StrEnum):
    TABLE = "table"
    JSON = "json"
    XLSX = "xlsx"


def replay_command(
    path: Annotated[Path, typer.Argument(metavar="STORE|RECORD.json", help=w.STORE_OR_RECORD)],
    entry: Annotated[list[int] | None, typer.Option("--entry", metavar="N", min=1, max=LAST, help=w.ENTRIES)] = None,
    against: Annotated[str | None, typer.Option("--against", metavar="RULESET", help=w.AGAINST)] = None,
    processes: Annotated[int | None, typer.Option("--processes", min=1, max=256, help=w.PROCESSES)] = None,
    format_: Annotated[ReplayFormat, typer.Option("--format", help=w.REPLAY_FORMAT)] = ReplayFormat.TABLE,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help=w.REPLAY_OUTPUT)] = None,
    lang: LangOption = Language.ZH,
) -> None:
    if format_ is ReplayFormat.XLSX and (output is None or against is None):
        raise typer.BadParameter(words.XLSX_NEEDS_FILE, param_hint="--output" if output is None else "--against")
    if entry and _is_one(path):
        raise typer.BadParameter(w.ENTRY_OF_ONE, param_hint="--entry")
    with complaints(lang):
        few = _few(path, entry)
        with progress(w.REPLAYING[lang.value]) as told:
            made = _replayed(path, few, processes, told) if against is None else _compared(path, few, against, processes, told)
        content = _rendered(made, format_, lang)
        if output is None:
            sys.stdout.write(content.decode())
        else:
            save(output, content, path)
    if against is None and not _is_same(made):
        raise typer.Exit(DIFFERS)


def _is_one(path: Path) -> bool:
    """Whether a file holds one exported record rather than a store."""
    return path.suffix.lower() == ".json"


def _few(path: Path, entries: list[int] | None) -> list[tuple[int | None, Record]] | None:
    """The records that were named one by one; ``None`` for a whole store."""
    from subsidy.records.exported import read_exported
    from subsidy.records.reading import read_store

    if _is_one(path):
        return [(None, read_exported(path))]
    if not entries:
        return None
    with read_store(path) as store:
        return [(number, store.record(number)) for number in entries]


def _replayed(path: Path, few: list[tuple[int | None, Record]] | None, processes: int | None, told: Progress) -> Replay:
    from subsidy.records.bulk import replay_records, replay_store

    return replay_store(path, processes=_processes(path, processes), progress=told) if few is None else replay_records(few)


def _compared(path: Path, few: list[tuple[int | None, Record]] | None, against: str, processes: int | None, told: Progress) -> Comparison:
    from subsidy.operations import load_ruleset
    from subsidy.records.bulk import compare_records, compare_store

    if few is None:
        return compare_store(path, against, processes=_processes(path, processes), progress=told)
    return compare_records(few, load_ruleset(against))


def _processes(path: Path, asked: int | None) -> int:
    from subsidy.records.reading import read_store

    if asked is not None:
        return asked
    with read_store(path) as store:
        return (os.cpu_count() or 1) if store.last > MANY else 1


def _rendered(made: Replay | Comparison, format_: ReplayFormat, lang: Language) -> bytes:
    from subsidy.report.replaying import render_comparison, render_replay
    from subsidy.results.replaying import Comparison

    if format_ is ReplayFormat.JSON:
        return (made.model_dump_json(indent=2) + "\n").encode()
    if isinstance(made, Comparison):
        if format_ is ReplayFormat.XLSX:
            from subsidy.report.comparison_workbook import comparison_workbook

            return comparison_workbook(made, lang.value)
        return render_comparison(made, lang.value).encode()
    return render_replay(made, lang.value).encode()


def _is_same(made: Replay | Comparison) -> bool:
    from subsidy.results.replaying import Comparison

    return isinstance(made, Comparison) or made.counts.keys() <= {"same", "engine", "erased"}
