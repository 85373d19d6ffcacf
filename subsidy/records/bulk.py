"""A whole store decided again, on several cores, with progress: nothing but sums and the first thousand rows is kept."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar, get_args

from subsidy.deciding import load_ruleset, ruleset_folder
from subsidy.ir.ruleset import Ruleset
from subsidy.records.reading import Reader, read_store
from subsidy.records.record import Record
from subsidy.records.replay import compare, replay
from subsidy.records.totals import MAX_LISTED, Total
from subsidy.records.verify import Progress
from subsidy.results.replaying import Compared, Comparison, Outcome, Replay, Replayed
from subsidy.source.diagnostic import DiagnosticsError

CHUNK = 250
T = TypeVar("T")


def replay_store(path: str | Path, *, processes: int = 1, progress: Progress | None = None) -> Replay:
    """Every record of a store decided again. With several ``processes`` the caller's main module must be importable."""
    return _added(_each(Path(path), _replayed, processes, progress))


def replay_records(records: Iterable[tuple[int | None, Record]]) -> Replay:
    """The same for a few records at hand."""
    return _added(replay(record, entry) for entry, record in records)


def _added(all_: Iterable[Replayed]) -> Replay:
    counts: Counter[Outcome] = Counter()
    listed: list[Replayed] = []
    for one in all_:
        counts[one.outcome] += 1
        if one.outcome not in ("same", "erased", "engine") and len(listed) < MAX_LISTED:
            listed.append(one)
    different = sum(counts.values()) - counts["same"] - counts["erased"] - counts["engine"]
    return Replay(counts={outcome: counts[outcome] for outcome in get_args(Outcome) if counts[outcome]}, listed=listed, more=different - len(listed))


def compare_store(path: str | Path, other: str | Path, *, processes: int = 1, progress: Progress | None = None) -> Comparison:
    """Every record of a store beside what another ruleset (id or folder) holds for its enterprise."""
    folder = ruleset_folder(other).resolve()
    ruleset = load_ruleset(folder)
    total = Total(ruleset)
    with read_store(path) as store:
        total.recorded = [f"{k.id} {k.version} {k.digest[:12]}" for k in store.rulesets().values() if k.id == ruleset.document.id]
    for one in _each(Path(path), partial(_compared, folder=folder), processes, progress):
        total.add(one)
    return total.comparison()


def compare_records(records: Iterable[tuple[int | None, Record]], ruleset: Ruleset) -> Comparison:
    """The same for a few records at hand."""
    total = Total(ruleset)
    for entry, record in records:
        if record.ruleset.id == ruleset.document.id:
            total.recorded.append(f"{record.ruleset.id} {record.ruleset.version} {record.ruleset.digest[:12]}")
        total.add(_beside(record, ruleset, entry))
    return total.comparison()


def _each(path: Path, work: Callable[[Reader, int, int], list[T]], processes: int, progress: Progress | None) -> Iterator[T]:
    """The outcome of work over all records, in their order."""
    with read_store(path) as store:
        last = store.last
        chunks = [(first, min(first + CHUNK - 1, last)) for first in range(1, last + 1, CHUNK)]
        told = progress or (lambda done, total: None)
        if processes <= 1:
            for first, end in chunks:
                yield from work(store, first, end)
                told(end, last)
            return
    with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), initializer=_end_with_parent) as pool:
        waiting: dict[int, Future[list[T]]] = {}
        ahead = 4 * processes
        for number, (_, end) in enumerate(chunks):
            for further in range(number, min(number + ahead, len(chunks))):
                if further not in waiting:
                    waiting[further] = pool.submit(_chunk, path, work, chunks[further])
            yield from waiting[number].result()
            waiting = {n: future for n, future in waiting.items() if n > number}
            told(end, last)


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _chunk(path: Path, work: Callable[[Reader, int, int], list[T]], ends: tuple[int, int]) -> list[T]:
    with read_store(path) as store:
        return work(store, *ends)


def _replayed(store: Reader, first: int, last: int) -> list[Replayed]:
    return [
        replay(record, number) if isinstance(record, Record) else Replayed(entry=number, enterprise="", outcome=_lost(record))
        for number, record in store.records(first, last)
    ]


def _lost(error: DiagnosticsError) -> Outcome:
    return "erased" if error.diagnostics[0].code == "R713" else "altered"


def _compared(store: Reader, first: int, last: int, folder: Path) -> list[Compared | None]:
    ruleset = _loaded(folder)
    return [_beside(record, ruleset, number) for number, record in store.records(first, last)]


def _beside(record: Record | DiagnosticsError, ruleset: Ruleset, entry: int | None) -> Compared | None:
    """``None`` for a record that is not there to compare, or belongs to another document."""
    if isinstance(record, Record) and record.ruleset.id == ruleset.document.id:
        return compare(record, ruleset, entry)
    return None


@lru_cache(maxsize=4)
def _loaded(folder: Path) -> Ruleset:
    return load_ruleset(folder)
